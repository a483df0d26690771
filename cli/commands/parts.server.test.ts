import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTemporal, type RunningTemporal } from '../../scripts/setup/index.mjs';
import { maschinenraum } from '../cli-trial.ts';

const bin = fileURLToPath(new URL('../bin.mjs', import.meta.url));
const variables = [
  'MASCHINENRAUM_STATE',
  'TEMPORAL_ADDRESS',
  'MASCHINENRAUM_API',
  'MASCHINENRAUM_API_KEY',
] as const;

let temporal: RunningTemporal;
let state: string;
beforeAll(async () => {
  temporal = await startTemporal({ synchronous: 'NORMAL' });
  state = mkdtempSync(join(tmpdir(), 'state-'));
  process.env['TEMPORAL_ADDRESS'] = temporal.address;
  process.env['MASCHINENRAUM_STATE'] = state;
});
afterAll(async () => {
  for (const name of variables) delete process.env[name];
  await temporal.stop();
  rmSync(state, { recursive: true });
});

/** A part as a process of its own: says once that it is ready, and ends when it is told to. */
async function startPart(...args: readonly string[]) {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => void lines.push(line));
  await Promise.race([once(reader, 'line'), ended]);
  return {
    first: lines[0] ?? '',
    async stop(): Promise<unknown> {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}

describe('the parts, each alone', () => {
  it('a worker says when it is ready, and ends cleanly', async () => {
    const worker = await startPart('worker');
    expect(worker.first).toBe('worker ready');
    expect(await worker.stop()).toBe(0);
  });

  it('an API listens where it says, and ends cleanly', async () => {
    const api = await startPart('api', '--port', '0', '--quiet');
    const [, url = ''] = /^API ready at (http:\/\/127\.0\.0\.1:\d+)$/.exec(api.first) ?? [];
    process.env['MASCHINENRAUM_API'] = url;
    const { stdout: key } = await maschinenraum('key', 'create', 'otto', '--role', 'ops');
    process.env['MASCHINENRAUM_API_KEY'] = key.trim();
    expect(await maschinenraum('list', '--json')).toMatchObject({ code: 0, stdout: '{\n  "items": []\n}\n' });
    const taken = await maschinenraum('api', '--port', new URL(url).port);
    expect(taken).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^API_ADDRESS_UNAVAILABLE: .*EADDRINUSE/),
    });
    expect(await api.stop()).toBe(0);
  });
});

describe('key', () => {
  const listed = z.array(z.looseObject({ key: z.string(), id: z.string(), revoked: z.string().optional() }));

  it('makes a key, lists it without its secret, and revokes it', async () => {
    const made = await maschinenraum('key', 'create', 'dora', '--role', 'dpo', 'legal', '--json');
    const { key, token } = z.object({ key: z.string(), token: z.string() }).parse(JSON.parse(made.stdout));
    expect(token).toMatch(/^mr_/);
    expect((await maschinenraum('key', 'revoke', key)).code).toBe(0);
    const { stdout } = await maschinenraum('key', 'list', '--json');
    expect(stdout).not.toContain(token);
    expect(listed.parse(JSON.parse(stdout)).find((one) => one.key === key)).toMatchObject({
      id: 'dora',
      revoked: expect.any(String),
    });
  });

  it('shows how other tools know a person', async () => {
    await maschinenraum(
      'key',
      'create',
      'lena',
      '--role',
      'legal',
      '--identity',
      'slack:U0LENA',
      'slack:T1/U7',
    );
    const { stdout } = await maschinenraum('key', 'list');
    expect(stdout).toMatch(/lena +legal +slack:U0LENA, slack:T1\/U7/);
  });

  it.each([
    [['key', 'create', 'mina@example.com', '--role', 'ops'], /^CLI_USAGE: .*no person id/],
    [
      ['key', 'create', 'mina', '--role', 'king'],
      /^CLI_USAGE: there is no role king; there are campaign-owner/,
    ],
    [['key', 'create', 'mina', '--role', 'ops', '--identity', 'U012'], /^CLI_USAGE: U012 is no identity/],
    [
      ['key', 'create', 'mina', '--role', 'ops', '--identity', 'slack:U0LENA'],
      /^CLI_USAGE: slack:U0LENA is somebody else/,
    ],
    [['key', 'revoke', 'nothing'], /^CLI_USAGE: there is no key nothing/],
  ])('refuses %j', async (args, said) => {
    expect(await maschinenraum(...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(said) });
  });
});

describe('doctor', () => {
  const findings = z.array(
    z.object({ subject: z.string(), state: z.string(), detail: z.string(), next: z.string().optional() }),
  );
  const examine = async () => {
    const { stdout } = await maschinenraum('doctor', '--json');
    return new Map(findings.parse(JSON.parse(stdout)).map((finding) => [finding.subject, finding]));
  };

  it('finds what is there and what is not', async () => {
    process.env['MASCHINENRAUM_CONNECTION_SLACK'] = '{"token": "xoxb-1"}';
    const found = await examine();
    delete process.env['MASCHINENRAUM_CONNECTION_SLACK'];
    expect(found.get('Node')).toMatchObject({ state: 'ok' });
    expect(found.get('Temporal')).toMatchObject({
      state: 'ok',
      detail: expect.stringContaining(temporal.address),
    });
    expect(found.get('connection slack')).toMatchObject({ state: 'ok' });
    expect(found.get('connection hubspot')).toMatchObject({
      state: 'warning',
      next: expect.stringContaining('MASCHINENRAUM_CONNECTION_HUBSPOT'),
    });
    expect([...found.values()].filter((one) => one.state !== 'ok' && one.next === undefined)).toEqual([]);
  });

  it('says that nothing answers where Temporal should be', async () => {
    process.env['TEMPORAL_ADDRESS'] = '127.0.0.1:1';
    const found = await examine();
    process.env['TEMPORAL_ADDRESS'] = temporal.address;
    expect(found.get('Temporal')).toMatchObject({
      state: 'missing',
      detail: 'nothing answers at 127.0.0.1:1',
    });
  });
});

describe('tools', () => {
  it('lists every tool with what governance asks', async () => {
    const { code, stdout } = await maschinenraum('tools', '--check', '--json');
    expect(code).toBe(0);
    const { tools } = z
      .object({
        tools: z.array(
          z.looseObject({
            id: z.string(),
            purpose: z.string(),
            usedBy: z.record(z.string(), z.array(z.string())),
            actions: z.array(z.looseObject({ id: z.string(), effect: z.string(), retrySafety: z.string() })),
          }),
        ),
        findings: z.array(z.looseObject({ code: z.string(), severity: z.literal('warning') })),
      })
      .parse(JSON.parse(stdout));
    expect(tools.map(({ id }) => id)).toContain('hubspot');
  });
});
