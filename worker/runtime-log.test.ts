import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

const code = `
  const { logFrom } = await import('./worker/runtime-log.ts');
  logFrom('ERROR');
  setInterval(() => undefined, 1000);
  console.log('ready');
`;

it.each(['SIGINT', 'SIGTERM'] as const)(
  'leaves %s to whoever wants it, and to nobody else',
  async (signal) => {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', code];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
  },
);
