import { spawn } from 'node:child_process';
import { appendFile, chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgress } from './progress.mjs';
import { ensureTemporal } from './temporal.mjs';

let folder = '';
let path = '';
let source = '';
let said = '';
/** Nothing listens on this port (tcpmux). */
const nowhere = { version: '1.9.1', releases: ['http://127.0.0.1:1'], checksumsSha256: '' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporal-'));
  path = join(folder, 'bin');
  source = join(folder, 'server');
  said = '';
  await mkdir(path);
  await mkdir(source);
  await writeFile(join(source, 'go.mod'), 'module x\n');
});
afterEach(() => rm(folder, { recursive: true }));

/** @param {NodeJS.ProcessEnv} [env] */
function ensure(env = {}) {
  const progress = createProgress({
    stream: { write: (/** @type {string} */ text) => (said += text) },
    env: {},
  });
  return ensureTemporal({
    env: { PATH: path, XDG_CACHE_HOME: join(folder, 'cache'), ...env },
    progress,
    release: nowhere,
    source,
  });
}

/**
 * @param {string} name
 * @param {string} body of a shell script
 */
async function script(name, body) {
  const file = join(folder, name);
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
  return file;
}

/** @param {string} version */
const tells = (version) => `echo "temporal version 1.9.1 (Server ${version}, UI 2.54.1)"`;

/** Stands in for Go: its build notes that it ran and writes a server that tells its version. */
const fakeGo = () =>
  script(
    'bin/go',
    `case "$1" in
      env) echo go1.26.0 ;;
      list) echo a; echo b ;;
      build) while [ "$1" != -o ]; do shift; done
        echo built >> '${folder}/builds'
        [ -z "$SLOW" ] || /bin/sleep "$SLOW"
        echo a >&2; echo b >&2
        printf '#!/bin/sh\\n%s\\n' '${tells('1.32.0')}' > "$2" ;;
    esac`,
  );
const builds = async () =>
  (await readFile(join(folder, 'builds'), 'utf8').catch(() => '')).split('\n').length - 1;

describe('the order of choice', () => {
  it('takes what a parent process has found', async () => {
    const found = { kind: 'server', command: '/x', version: '1.32.0' };
    expect(await ensure({ MASCHINENRAUM_TEMPORAL: JSON.stringify(found), TEMPORAL_ADDRESS: 'a:1' })).toEqual(
      found,
    );
  });

  it('takes TEMPORAL_ADDRESS before any program', async () => {
    await script('bin/temporal', tells('1.32.0'));
    expect(await ensure({ TEMPORAL_ADDRESS: 'cluster:7233' })).toEqual({
      kind: 'address',
      address: 'cluster:7233',
    });
  });

  it('takes TEMPORAL_CLI before the PATH', async () => {
    await script('bin/temporal', tells('1.32.0'));
    const command = await script('mine', tells('1.33.1'));
    expect(await ensure({ TEMPORAL_CLI: command })).toEqual({
      kind: 'cli',
      command,
      version: '1.33.1',
    });
  });

  it('takes the PATH when TEMPORAL_CLI is too old', async () => {
    const command = await script('bin/temporal', tells('1.32.0'));
    const old = await script('mine', tells('1.29.1'));
    expect(await ensure({ TEMPORAL_CLI: old })).toEqual({
      kind: 'cli',
      command,
      version: '1.32.0',
    });
  });

  it('builds when the CLI is too old and the download fails, and then finds the build in the cache', async () => {
    await script('bin/temporal', tells('1.29.1'));
    const go = await fakeGo();
    const built = await ensure();
    expect(built).toMatchObject({ kind: 'server', version: '1.32.0' });
    expect(said).toContain('Downloading the Temporal CLI 1.9.1: not possible');
    await rm(go);
    expect(await ensure()).toEqual(built);
  });

  it('builds anew when the module has changed', async () => {
    await fakeGo();
    await ensure();
    await appendFile(join(source, 'go.mod'), '// changed\n');
    await ensure();
    expect(await builds()).toBe(2);
  });
});

describe('the cache', () => {
  const store = () => join(folder, 'cache', 'maschinenraum', 'temporal');

  it('does not use a binary that has changed', async () => {
    await fakeGo();
    const { command } = /** @type {{ command: string }} */ (await ensure());
    await appendFile(command, '# changed\n');
    expect(await ensure()).toMatchObject({ kind: 'server', command });
    expect(await builds()).toBe(2);
    expect(await readFile(command, 'utf8')).not.toContain('changed');
  });

  it('goes on after an interrupted try', async () => {
    await fakeGo();
    const { command } = /** @type {{ command: string }} */ (await ensure());
    const name = String((await readdir(store()))[0]);
    await rm(join(store(), name, 'SHA256'));
    await mkdir(join(store(), `${name}.draft-1`));
    expect(await ensure()).toMatchObject({ command });
    expect(await readdir(store())).toEqual([name]);
  });

  it('lets one of two processes build while the other waits', async () => {
    await fakeGo();
    const program = `
      import { ensureTemporal } from ${JSON.stringify(new URL('temporal.mjs', import.meta.url).href)};
      const [source, release] = process.argv.slice(1);
      process.stdout.write((await ensureTemporal({ source, release: JSON.parse(release) })).command);`;
    const env = { PATH: path, XDG_CACHE_HOME: join(folder, 'cache'), SLOW: '1' };
    const run = () =>
      new Promise((resolve) => {
        const args = ['--input-type=module', '-e', program, source, JSON.stringify(nowhere)];
        const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
        let output = '';
        child.stdout.on('data', (text) => (output += text));
        child.on('close', () => resolve(output));
      });
    const [first, second] = await Promise.all([run(), run()]);
    expect(first).toMatch(/maschinenraum-server$/);
    expect(second).toBe(first);
    expect(await builds()).toBe(1);
  });
});

it('says what was tried and what to install when nothing works', async () => {
  await script('bin/temporal', 'exit 3');
  await script('bin/go', 'echo go1.19.2');
  const error = await ensure({ TEMPORAL_CLI: join(folder, 'absent') }).catch((failure) => failure);
  expect(error.code).toBe('SETUP_TEMPORAL');
  expect(error.text.replaceAll(folder, '')).toBe(
    [
      'SETUP_TEMPORAL: No Temporal server (1.32.0 or later) to be had. Tried:',
      '  - TEMPORAL_CLI: /absent does not tell its version',
      '  - `temporal` on the PATH: /bin/temporal does not tell its version',
      `  - download of the CLI: ${/download of the CLI: (127.0.0.1:1: .+)/.exec(error.text)?.[1]}`,
      '  - build with Go: /bin/go is 1.19.2, 1.21.0 or later is needed',
      'Install Go (https://go.dev/dl) or the Temporal CLI (https://docs.temporal.io/cli) and try again, or set TEMPORAL_ADDRESS to a server of yours.',
      'More: docs/errors/SETUP_TEMPORAL.md',
    ].join('\n'),
  );
});

it('shows the end of the output of a build that failed', async () => {
  await script(
    'bin/go',
    'case "$1" in env) echo go1.26.0 ;; *) echo "no space left on device" >&2; exit 1 ;; esac',
  );
  await expect(ensure()).rejects.toThrow('build with Go: no space left on device');
});
