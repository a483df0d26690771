import { Command, Option } from 'commander';
import type { Diagnostic } from '../../compiler/diagnostics.ts';
import { Failure } from '../failure.ts';
import { note, print, printJson, writeText } from '../output.ts';

interface CompileOptions {
  readonly check?: true;
  readonly foreign?: true;
  readonly release?: true;
  readonly watch?: true;
  readonly sarif?: string;
  readonly pictures?: string;
  readonly json?: true;
}

/** `compile`: diagnostics of files and definitions, and the generated code of definitions. */
export const compileCommand = (): Command =>
  new Command('compile')
    .description('Compiles definitions and writes their generated code, or checks BPMN files.')
    .argument('[targets...]', 'BPMN files, or processes of definitions/; all processes when there is none')
    .option('--check', 'write nothing; fail where generated code is stale')
    .option('--foreign', 'files that others drew: what is only our house rule warns, as it does for `run`')
    .option('--release', 'keep the models under released/, where they stay as long as cases run on them')
    .addOption(
      new Option(
        '--watch',
        'compile again what changes, until Ctrl-C; with --json a line for each time',
      ).conflicts(['check', 'foreign', 'release', 'sarif', 'pictures']),
    )
    .option('--sarif <file>', 'write the diagnostics as SARIF 2.1.0, for CI; - for standard output')
    .option('--pictures <folder>', 'draw each way round a policy there, in red')
    .option('--json', 'print { diagnostics, models, written, stale, pictures }')
    .addHelpText(
      'after',
      `
Diagnostics read file:line:col severity CODE element: message; \`explain CODE\` says more, docs/editors.md how an editor
shows them. Exits 1 when one is an error.

Examples:
  $ maschinenraum compile
  $ maschinenraum compile lead-handover --check
  $ maschinenraum compile invoice.bpmn --json
  $ maschinenraum compile --watch
  $ maschinenraum compile --check --sarif compile.sarif`,
    )
    .action(async (targets: readonly string[], options: CompileOptions) => {
      if (options.watch) {
        const { watchProcesses } = await import('../watch.ts');
        return await watchProcesses(targets, options.json === true);
      }
      const { compileTargets } = await import('../compile-targets.ts');
      const { formatDiagnostic, hasErrors } = await import('../../compiler/diagnostics.ts');
      const { diagnostics, models, written, stale, pictures } = await compileTargets(targets, {
        check: options.check === true,
        foreign: options.foreign === true,
        release: options.release === true,
        pictures: options.pictures,
      });
      if (options.sarif !== undefined) await writeSarif(options.sarif, diagnostics);
      if (options.json && options.sarif !== '-') printJson({ diagnostics, models, written, stale, pictures });
      if (!options.json) {
        // Standard output is one thing: text, or JSON, or SARIF.
        if (options.sarif !== '-') for (const diagnostic of diagnostics) print(formatDiagnostic(diagnostic));
        for (const path of written) note(`wrote ${path}`);
        for (const path of pictures) note(`drew ${path}`);
        for (const path of stale) note(`stale ${path}`);
      }
      if (hasErrors(diagnostics)) throw new Failure('COMPILE_FAILED', countOf(diagnostics));
      if (stale.length > 0)
        throw new Failure(
          'COMPILE_STALE',
          `${stale.length} generated files are not what the definitions say`,
        );
      if (!options.json) note(`${models.length} ${models.length === 1 ? 'process' : 'processes'} compiled`);
    });

async function writeSarif(file: string, diagnostics: readonly Diagnostic[]): Promise<void> {
  const { sarifOf } = await import('../sarif.ts');
  const sarif = sarifOf(diagnostics);
  if (file === '-') printJson(sarif);
  else writeText(file, `${JSON.stringify(sarif, undefined, 2)}\n`);
}

function countOf(diagnostics: readonly { readonly severity: string }[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return `${errors} ${errors === 1 ? 'error' : 'errors'}`;
}
