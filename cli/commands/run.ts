import { Command, Option } from 'commander';
import { Failure } from '../failure.ts';
import { readVariables } from '../json-option.ts';
import { note, print, printJson } from '../output.ts';

interface RunOptions {
  readonly process?: string;
  readonly message?: string;
  readonly variables?: string;
  readonly script?: string;
  readonly by?: string;
  readonly timeSkip?: true;
  readonly on: 'memory' | 'temporal';
  readonly json?: true;
}

/** `run`: plays a process against a script of what the world does meanwhile. */
export const runCommand = (): Command =>
  new Command('run')
    .description('Runs a BPMN file or a process to its end, or until it waits for somebody.')
    .argument('<file|process>', 'a BPMN file, also one that others drew, or a process of definitions/')
    .option('--process <id>', 'which process; without it all pools of a collaboration run together')
    .option('--message <name>', 'begin with this message, at its start event')
    .option('--variables <json>', 'what it starts with: JSON, or @FILE')
    .option('--script <file>', 'what the world does meanwhile: results of jobs, decisions, messages')
    .option('--by <person>', 'person id of who starts it')
    .addOption(new Option('--on <engine>', 'where it runs').choices(['memory', 'temporal']).default('memory'))
    .option('--time-skip', 'on Temporal: do not wait for timers (in memory time is virtual anyway)')
    .option('--json', 'print { status, variables, path, incident?, error? }')
    .addHelpText(
      'after',
      `
Exits 0 when it completed, was terminated or waits, 1 when it failed or has an incident. A job or task that the script does not
answer waits. Nothing is called: tools answer what the script says.

Examples:
  $ maschinenraum run invoice.bpmn --variables '{"amount": 1200}'
  $ maschinenraum run lead-handover --variables @lead.json --script script.json --on temporal --time-skip --json`,
    )
    .action(async (target: string, options: RunOptions) => {
      const { readTarget } = await import('../run-target.ts');
      const { formatDiagnostic, hasErrors } = await import('../../compiler/diagnostics.ts');
      const { jsonOf, textOf } = await import('../run-report.ts');
      const variables = readVariables(options.variables, '--variables');
      const script =
        options.script === undefined ? {} : (await import('../script-file.ts')).readScript(options.script);
      const { process: id, alongside, models, diagnostics, schema } = await readTarget(target, options);
      for (const diagnostic of diagnostics) note(formatDiagnostic(diagnostic));
      if (hasErrors(diagnostics)) throw new Failure('COMPILE_FAILED', `${target} cannot run`);
      const { playRun, startInput } = await import('../play-run.ts');
      const start = startInput({ process: id, models, variables, schema, message: options.message });
      const by = options.by === undefined ? {} : { by: options.by };
      const beside = alongside.map((process) => ({ process, variables }));
      const run = { ...start, ...by, process: id, models, script };
      const outcome = await playRun(beside.length === 0 ? run : { ...run, alongside: beside }, options);
      if (options.json) printJson(jsonOf(outcome));
      else print(textOf(outcome, id));
      if ([outcome, ...outcome.others].some(({ status }) => status === 'failed' || status === 'incident'))
        process.exitCode = 1;
    });
