import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connectionCommand } from './connection-command.ts';
import { connectionsFromEnvironment } from './connections.ts';

const root = mkdtempSync(join(tmpdir(), 'sources-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'each-'));
});

function secret(name: string, content: unknown, mode = 0o600): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(file, mode);
  return file;
}

describe('a folder', () => {
  const open = () => connectionsFromEnvironment({ MASCHINENRAUM_CONNECTIONS: folder });

  it('has a file for each connection, and a variable wins', async () => {
    secret('hubspot.json', { token: 'one' });
    secret('hubspot-emea.json', { token: 'two' });
    secret('README.md', 'not one');
    const connections = connectionsFromEnvironment({
      MASCHINENRAUM_CONNECTIONS: folder,
      MASCHINENRAUM_CONNECTION_HUBSPOT: '{"token":"variable"}',
    });
    expect(await connections.find('hubspot')).toMatchObject({ token: 'variable' });
    expect(await connections.find('hubspot-emea')).toMatchObject({ token: 'two' });
    expect([...connections.ids()].sort()).toEqual(['hubspot', 'hubspot-emea']);
    expect(await connections.originOf('hubspot')).toBe('MASCHINENRAUM_CONNECTION_HUBSPOT');
    expect(await connections.originOf('hubspot-emea')).toBe(join(folder, 'hubspot-emea.json'));
    expect(await connections.originOf('slack')).toBeUndefined();
  });

  it('may be one that Kubernetes mounts, and follows its changes', async () => {
    for (const version of ['..2026_1', '..2026_2']) mkdirSync(join(folder, version));
    secret('..2026_1/hubspot.json', { token: 'old' });
    secret('..2026_2/hubspot.json', { token: 'new' });
    symlinkSync('..2026_1', join(folder, '..data'));
    symlinkSync('..data/hubspot.json', join(folder, 'hubspot.json'));
    const connections = open();
    expect(await connections.find('hubspot')).toMatchObject({ token: 'old' });
    rmSync(join(folder, '..data'));
    symlinkSync('..2026_2', join(folder, '..data'));
    expect(await connections.find('hubspot')).toMatchObject({ token: 'new' });
  });

  it.each([
    ['that others may read', () => secret('hubspot.json', {}, 0o640), 'chmod 600'],
    ['that is not JSON', () => secret('hubspot.json', '{"token":"s3cret"'), 'not JSON'],
    [
      'that leads elsewhere',
      () => {
        const other = join(root, 'other.json');
        writeFileSync(other, '{"token":"s3cret"}', { mode: 0o600 });
        symlinkSync(other, join(folder, 'hubspot.json'));
      },
      'leads out',
    ],
  ])('refuses a file %s, and never quotes it', async (_name, prepare, says) => {
    prepare();
    const refused = open().find('hubspot');
    await expect(refused).rejects.toThrow(says);
    await expect(refused).rejects.toThrow(expect.not.stringContaining('s3cret'));
    await expect(refused).rejects.toMatchObject({ type: 'CONNECTION_INVALID' });
  });

  it.each(['../each/hubspot', '/etc/passwd', '', '.hidden'])('does not follow the id %j', async (id) => {
    await expect(open().find(id)).rejects.toMatchObject({ type: 'CONNECTION_MISSING' });
  });
});

describe('a command', () => {
  /** A secret store: keeps what it was asked with, and answers with the file that has the id's name. */
  const store = () =>
    secret(
      'store.mjs',
      `import { appendFileSync, existsSync, readFileSync } from 'node:fs';
       const [, , ...args] = process.argv;
       appendFileSync('${folder}/asked', JSON.stringify({ args, env: Object.keys(process.env) }) + '\\n');
       process.stderr.write('s3cret in a complaint');
       const file = '${folder}/' + args.at(-1) + '.json';
       if (args.at(-1) === 'broken') process.exit(2);
       if (args.at(-1) === 'slow') setInterval(() => undefined, 1000);
       else if (existsSync(file)) process.stdout.write(readFileSync(file));`,
    );
  const asked = (): readonly { readonly args: readonly string[]; readonly env: readonly string[] }[] =>
    readFileSync(join(folder, 'asked'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  let time = 0;
  const now = () => time;
  const open = (command = `${process.execPath} ${store()} {id}`, env = {}) =>
    connectionsFromEnvironment({ PATH: '/usr/bin', ...env, MASCHINENRAUM_CONNECTION_COMMAND: command }, now);

  it('gives what nothing else has, and is asked once', async () => {
    secret('hubspot.json', { token: 'stored' });
    const connections = open(undefined, { MASCHINENRAUM_CONNECTION_SLACK: '{"token":"variable"}' });
    expect(await connections.find('slack')).toMatchObject({ token: 'variable' });
    const found = await Promise.all([connections.find('hubspot'), connections.find('hubspot')]);
    expect(found.map(({ token }) => token)).toEqual(['stored', 'stored']);
    expect(asked()).toHaveLength(1);
    expect(await connections.originOf('hubspot')).toBe(
      `MASCHINENRAUM_CONNECTION_COMMAND (${process.execPath})`,
    );
    expect(connections.ids()).toEqual(['slack']);
  });

  it('is asked anew for a refused one, once a minute', async () => {
    secret('hubspot.json', { token: 'old' });
    const connections = open();
    const token = async (fresh: boolean) => (await connections.find('hubspot', { fresh })).token;
    expect(await token(false)).toBe('old');
    secret('hubspot.json', { token: 'new' });
    time += 59_999;
    expect(await token(true)).toBe('old');
    time += 1;
    expect(await token(false)).toBe('old');
    expect(await token(true)).toBe('new');
  });

  it('keeps what it gave where it fails later', async () => {
    secret('hubspot.json', { token: 'old' });
    const connections = open();
    await connections.find('hubspot');
    secret('hubspot.json', 's3cret, not JSON');
    time += 60_000;
    await expect(connections.find('hubspot', { fresh: true })).rejects.toThrow('not JSON');
    expect(await connections.find('hubspot', { fresh: true })).toMatchObject({ token: 'old' });
  });

  it('is no shell, and gets none of our secrets', async () => {
    const script = store();
    const parts = JSON.stringify([process.execPath, script, '$HOME; rm -rf {id}', '{id}']);
    const connections = open(parts, {
      MASCHINENRAUM_MASTER_KEY: 'k',
      TEMPORAL_API_KEY: 'k',
      VAULT_ADDR: 'v',
    });
    await expect(connections.find('hubspot')).rejects.toMatchObject({ type: 'CONNECTION_MISSING' });
    const [first] = asked();
    expect(first?.args).toEqual(['$HOME; rm -rf hubspot', 'hubspot']);
    expect(first?.env.filter((name) => /KEY|VAULT|MASCH/.test(name))).toEqual(['VAULT_ADDR']);
  });

  it.each(['--help', '$(id)', 'a b', '../x'])(
    'is never asked for %j, nor for a tool that needs none',
    async (id) => {
      const connections = open('no-such-program {id}');
      await expect(connections.find(id)).rejects.toMatchObject({ type: 'CONNECTION_MISSING' });
      await expect(connections.find('website', { optional: true })).rejects.toMatchObject({
        type: 'CONNECTION_MISSING',
      });
    },
  );

  it.each([
    ['broken', 'EXIT_2'],
    ['slow', 'TIME_LIMIT'],
  ])('that fails is told without what it said: %s', async (id, says) => {
    const parts = `${process.execPath} ${store()} {id}`;
    const source = connectionCommand(parts, {
      env: process.env,
      now,
      timeLimitMs: id === 'slow' ? 300 : 10_000,
    });
    const failed = source.read(id, false);
    await expect(failed).rejects.toMatchObject({ type: 'CONNECTION_UNAVAILABLE', nonRetryable: false });
    await expect(failed).rejects.toThrow(says);
    await expect(failed).rejects.toThrow(expect.not.stringContaining('s3cret'));
  });

  it.each(['vault kv get', '', '{id}', '["vault", 1]', '["vault"'])('%j is refused', (command) => {
    expect(() => open(command)).toThrow(expect.objectContaining({ type: 'CONNECTION_INVALID' }));
  });
});
