import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { maschinenraum } from './cli-trial.ts';
import { commands } from './commands.ts';
import { failures } from './failure.ts';
import { version } from './version.ts';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));

describe.each(Object.entries(commands))('%s', (name, load) => {
  it('has --help with a description and an example', async () => {
    const command = await load();
    let help = '';
    for (const one of [command, ...command.commands]) {
      one.configureOutput({ writeOut: (text) => void (help += text) }).outputHelp();
    }
    expect(command.name()).toBe(name);
    expect(command.description()).not.toBe('');
    expect(help).toMatch(new RegExp(`\\$ .*maschinenraum ${name}\\b`));
  });

  it('is in docs/cli.md', () => {
    expect(readFileSync(`${docs}cli.md`, 'utf8')).toMatch(new RegExp(`^\\| .*\`${name}\\b`, 'm'));
  });
});

test.each(Object.keys(failures))('%s has its page', (code) => {
  const page = readFileSync(`${docs}errors/${code}.md`, 'utf8');
  expect(page).toContain(`# ${code}\n`);
  for (const part of ['**Message:**', '**Why:**', '**What to do:**']) expect(page).toContain(part);
});

describe('the command', () => {
  it('starts as a program', () => {
    const bin = fileURLToPath(new URL('bin.mjs', import.meta.url));
    expect(execFileSync(process.execPath, [bin, '--version'], { encoding: 'utf8' })).toBe(`${version}\n`);
  });

  it('lists every command', async () => {
    const { code, stdout } = await maschinenraum('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(commands)) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  });

  test.each([
    [[], /Usage: maschinenraum/],
    [['nonsense'], /CLI_USAGE: unknown command 'nonsense'/],
    [['run'], /CLI_USAGE: missing required argument/],
    [['run', 'x.bpmn', '--nonsense'], /CLI_USAGE: unknown option '--nonsense'/],
    [['run', 'x.bpmn', '--on', 'paper'], /CLI_USAGE: .*paper/],
    [['run', 'missing.bpmn'], /CLI_FILE_UNREADABLE: there is no file missing\.bpmn/],
    [['run', 'no-such-process'], /CLI_PROCESS_UNKNOWN: .*lead-handover/],
    [['run', 'lead-handover', '--variables', '{secret'], /CLI_JSON_INVALID: --variables is not JSON\n/],
    [['api', '--port', 'door'], /CLI_USAGE: .*port/],
  ])('%j is wrong usage', async (args, said) => {
    const { code, stdout, stderr } = await maschinenraum(...args);
    expect(stderr).toMatch(said);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('says nothing of what JSON held, and shows no stack', async () => {
    const { stderr } = await maschinenraum(
      'decide',
      'x.dmn',
      '--decision',
      'd',
      '--input',
      '{"email": mina@example.com}',
    );
    expect(stderr).not.toContain('mina');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
