import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { personal } from '../engine/personal-data.ts';
import { startVaultTrial } from './vault-trial.ts';

const people = z.array(z.object({ email: personal(z.email(), { category: 'contact', purpose: 'test' }) }));
const everybody = Array.from({ length: 40 }, (_, number) => ({ email: `person${number}@example.com` }));

/** Conceals the same forty people, one after the other, in a process of its own, and prints their tokens. */
const program = `
  import { openVault } from './open-vault.ts';
  import { personal } from '../engine/personal-data.ts';
  import { z } from 'zod';
  const { file, masterKey, everybody } = JSON.parse(process.env.TRIAL);
  const vault = openVault({ file, masterKey: Buffer.from(masterKey, 'base64'), synchronous: 'NORMAL' });
  const person = z.object({ email: personal(z.email(), { category: 'contact', purpose: 'test' }) });
  const tokens = [];
  for (const one of everybody) tokens.push(await vault.conceal(person, one));
  console.log(JSON.stringify(tokens));
  vault.close();
`;

test('processes that conceal the same people at once agree on the tokens', async () => {
  const trial = startVaultTrial();
  try {
    const { file, masterKey } = trial;
    const conceal = async (): Promise<unknown> => {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '--eval', program],
        {
          cwd: fileURLToPath(new URL('.', import.meta.url)),
          env: {
            ...process.env,
            TRIAL: JSON.stringify({ file, masterKey: masterKey.toString('base64'), everybody }),
          },
        },
      );
      return JSON.parse(stdout);
    };
    const [first, second] = await Promise.all([conceal(), conceal()]);
    expect(first).toEqual(second);
    expect(await trial.vault.conceal(people, everybody)).toEqual(first);
    expect(await trial.vault.reveal(second)).toEqual(everybody);
  } finally {
    trial.end();
  }
}, 30_000);
