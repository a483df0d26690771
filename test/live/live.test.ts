import { describe, expect, it } from 'vitest';
import { connectors } from '../../activities/connectors/index.gen.ts';
import { sandboxes } from '../../activities/connectors/sandboxes.gen.ts';
import { startSandbox } from '../../activities/sandbox/start-sandbox.ts';
import { contractsAreThere } from '../contracts/contract.ts';
import { main } from './main.ts';

interface Told {
  readonly code: number;
  readonly lines: readonly string[];
  readonly text: string;
}

async function live(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Told> {
  const lines: string[] = [];
  const now = () => new Date('2026-12-01T08:00:00Z');
  const code = await main(argv, { env, print: (line) => void lines.push(line), now, run: 'test' });
  return { code, lines, text: lines.join('\n') };
}

describe.each(Object.values(connectors))('$tool.id', ({ tool, actions }) => {
  it('passes against its sandbox, with what changes something done twice', async () => {
    const told = await live([tool.id, '--sandbox', '--write']);
    expect([...told.text.matchAll(/^failed +(\S+)/gm)].map(([, action]) => action)).toEqual([]);
    expect(told.lines.at(-1)).toBe(`\n${Object.keys(actions).length} passed, 0 failed, 0 skipped`);
  });

  it.skipIf(tool.auth.grants.length === 0)('says what to set where there is nothing', async () => {
    const told = await live([tool.id]);
    expect(told.code).toBe(2);
    expect(told.text).toContain(`MASCHINENRAUM_CONNECTION_${tool.id.toUpperCase().replaceAll('-', '_')}=`);
    for (const setting of Object.keys(tool.settings.shape)) expect(told.text).toContain(setting);
  });
});

it('knows no tool called constructor', async () => {
  expect(await live(['constructor'])).toMatchObject({ code: 2, text: expect.stringMatching(/^LIVE_USAGE/) });
});

it.each([
  ['half of its connection', 'meta-ads', '{"token":"a-t0ken-that-nobody-sees"}', 'settings.'],
  ['half of its credential', 'hubspot', '{"clientId":"a-t0ken-that-nobody-sees"}', 'needs one of'],
  ['no JSON', 'hubspot', '{"token":"a-t0ken-that-nobody-sees"', 'not JSON'],
])('says what to set where there is %s', async (_what, tool, connection, says) => {
  const variable = `MASCHINENRAUM_CONNECTION_${tool.toUpperCase().replaceAll('-', '_')}`;
  const told = await live([tool], { [variable]: connection });
  expect(told).toMatchObject({ code: 2, text: expect.stringContaining(says) });
  expect(told.text).toContain(`${variable}=`);
  expect(told.text).not.toContain('a-t0ken-that-nobody-sees');
});

describe('an account', () => {
  const account = async (work: (env: Record<string, string>, url: string) => Promise<void>) => {
    const running = await startSandbox({
      sandboxes: { hubspot: sandboxes.hubspot, klaviyo: sandboxes.klaviyo },
    });
    const env = Object.fromEntries(
      Object.entries(running.connections).map(([id, connection]) => [
        `MASCHINENRAUM_CONNECTION_${id.toUpperCase()}_TEST`,
        JSON.stringify(connection),
      ]),
    );
    await work(env, running.url).finally(running.close);
  };
  const { readConsent, createTask } = connectors.hubspot.actions;

  it('is only read without --write, and what needs its ids waits for them', async () =>
    account(async (env) => {
      const told = await live(['hubspot', '--connection', 'hubspot-test'], {
        ...env,
        MASCHINENRAUM_LIVE_HUBSPOT: JSON.stringify({ readConsent: readConsent.example }),
      });
      expect(told.text).toMatch(/ok +hubspot\.readConsent/);
      expect(told.text).toMatch(/skipped +hubspot\.createTask {2}it changes something \(write\): --write/);
      expect(told.text).toMatch(/skipped +hubspot\.\w+ {2}give its input in MASCHINENRAUM_LIVE_HUBSPOT/);
      expect(told.code).toBe(0);
    }));

  it('gets each thing once with --write, and is told what stays', async () =>
    account(async (env, url) => {
      const told = await live(['hubspot', '--write', '--connection', 'hubspot-test'], {
        ...env,
        MASCHINENRAUM_LIVE_HUBSPOT: JSON.stringify({ createTask: createTask.example }),
      });
      expect(told.text).toMatch(/ok +hubspot\.createTask {2}\d requests, twice with one key/);
      expect(told.text).toMatch(/Left behind at the account:\n {2}hubspot\.createTask: \{/);
      const state = await (await fetch(`${url}/_sandbox/hubspot/objects`)).json();
      expect(Object.keys(Object(state).tasks)).toHaveLength(1);
    }));

  it.skipIf(!contractsAreThere)('that breaks the contract, or refuses, fails and shows no secret', async () =>
    account(async (env, url) => {
      const plan = (fault: object, match = {}) =>
        fetch(`${url}/_sandbox/faults`, {
          method: 'POST',
          body: JSON.stringify({ tool: 'klaviyo', fault, match }),
          headers: { 'content-type': 'application/json' },
        });
      const readProfile = Object.entries(connectors.klaviyo.actions).find(
        ([, { effect }]) => effect === 'read',
      );
      const [verb = '', action] = readProfile ?? [];
      const asked = { ...env, MASCHINENRAUM_LIVE_KLAVIYO: JSON.stringify({ [verb]: action?.example }) };
      await plan({ status: 200, body: { data: 'another shape' } });
      const told = await live(['klaviyo', '--connection', 'klaviyo-test'], asked);
      expect(told.text).toMatch(new RegExp(`failed +klaviyo\\.${verb}\\n.*BAD_RESPONSE[^]*response 200`));
      expect(told.code).toBe(1);
      await plan({ status: 401, times: 2 });
      const refused = await live(['klaviyo', '--connection', 'klaviyo-test'], asked);
      expect(refused.text).toContain('AUTH_FAILED');
      const { token } = JSON.parse(env['MASCHINENRAUM_CONNECTION_KLAVIYO_TEST'] ?? '{}') as { token: string };
      expect(told.text + refused.text).not.toContain(token);
    }),
  );
});

it.each([
  ['no tool', [], {}, 'exactly one tool'],
  ['an unknown tool', ['hubspott'], {}, 'no tool hubspott'],
  ['an unknown option', ['hubspot', '--wipe'], {}, 'LIVE_USAGE'],
  ['inputs that are not JSON', ['hubspot'], { MASCHINENRAUM_LIVE_HUBSPOT: '{s3cret' }, 'is not JSON'],
  ['inputs of an unknown action', ['hubspot'], { MASCHINENRAUM_LIVE_HUBSPOT: '{"fly":{}}' }, 'names fly'],
])('refuses %s', async (_name, argv, env, says) => {
  const told = await live(argv, env);
  expect(told.code).toBe(2);
  expect(told.text).toContain(says);
  expect(told.text).not.toContain('s3cret');
});
