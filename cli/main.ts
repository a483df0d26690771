import { Command, CommanderError } from 'commander';
import { commands } from './commands.ts';
import { explain } from './failure.ts';
import { note } from './output.ts';
import { version } from './version.ts';

/** Runs the command line; the answer is the exit code: 0, 1 (the work failed) or 2 (usage). */
export async function main(argv: readonly string[]): Promise<number> {
  const before = process.exitCode;
  process.exitCode = undefined;
  // Stays: a pipe that closes is heard of after the last word.
  if (!process.stdout.listeners('error').includes(leaveQuietly)) process.stdout.on('error', leaveQuietly);
  process.on('exit', endedEarly);
  try {
    const program = await programFor(argv[0]);
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { code, message, next, exit } = explain(error);
    note(`${code}: ${message}${next === undefined ? '' : `\n${next}`}`);
    if (process.env['MASCHINENRAUM_DEBUG']) note(error instanceof Error ? (error.stack ?? '') : '');
    return exit;
  } finally {
    process.off('exit', endedEarly);
    process.exitCode = before;
  }
}

/** With the wanted command alone, where there is one: the others need not be loaded. */
async function programFor(wanted: string | undefined): Promise<Command> {
  const program = new Command('maschinenraum')
    .description('Marketing operations as BPMN processes on Temporal.')
    .version(version)
    .usage('<command> [options]')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`CLI_USAGE: ${text.replace(/^error: /, '')}`) })
    .showHelpAfterError('See --help of the command.');
  const known = wanted === undefined ? undefined : commands[wanted];
  const loads = known === undefined ? Object.values(commands) : [known];
  for (const command of await Promise.all(loads.map((load) => load()))) {
    for (const each of withInner(command)) each.copyInheritedSettings(program);
    program.addCommand(command);
  }
  return program;
}

function withInner(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withInner)];
}

/** Code of a definition, a connector or a binding ends the process, or waits for nothing: what was asked for is not done. */
function endedEarly(): void {
  process.exitCode = 1;
  note(
    'CLI_UNEXPECTED: something ended the process before the command was done\nlook for process.exit in what was loaded',
  );
}

/** `maschinenraum list | head` closes the pipe early: that is no failure. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
