import { Command } from 'commander';
import { Failure } from '../failure.ts';
import { readText, readVariables } from '../json-option.ts';
import { note, print, printJson } from '../output.ts';

interface DecideOptions {
  readonly decision: string;
  readonly input?: string;
  readonly json?: true;
}

/** `decide`: takes one decision of a DMN file. */
export const decideCommand = (): Command =>
  new Command('decide')
    .description('Takes a decision of a DMN file, and says which rules matched.')
    .argument('<file>', 'a DMN file')
    .requiredOption('--decision <id>', 'id or name of the decision')
    .option('--input <json>', 'input data by name: JSON, or @FILE')
    .option('--json', 'print { decision, value, matched }')
    .addHelpText(
      'after',
      `
Example:
  $ maschinenraum decide definitions/lead-handover/territory.dmn --decision territory --input '{"country": "DE"}'`,
    )
    .action(async (file: string, { decision, input, json }: DecideOptions) => {
      const { parseDecisions } = await import('../../compiler/dmn/index.ts');
      const { formatDiagnostic, hasErrors } = await import('../../compiler/diagnostics.ts');
      const { DmnError, decide } = await import('../../engine/dmn/decide.ts');
      const variables = readVariables(input, '--input');
      const { tableWarnings } = await import('../../compiler/check/decision-tables.ts');
      const { decisions, diagnostics, tables } = await parseDecisions(readText(file), file);
      for (const diagnostic of [...diagnostics, ...tableWarnings(decisions, tables)])
        note(formatDiagnostic(diagnostic));
      if (hasErrors(diagnostics))
        throw new Failure('COMPILE_FAILED', `${file} holds no decisions that can be taken`);
      try {
        const read = (name: string): unknown =>
          Object.hasOwn(variables, name) ? variables[name] : undefined;
        const { value, matched } = decide(decisions, decision, { read, now: () => Date.now() });
        if (json) return printJson({ decision, value, matched });
        print(JSON.stringify(value, undefined, 2));
        for (const match of matched) note(`${match.decision}: rule ${match.rule} (${match.ruleId})`);
      } catch (error) {
        if (!(error instanceof DmnError)) throw error;
        // What the error says to do stands on its page.
        throw Object.assign(error, { next: `see docs/errors/${error.code}.md` });
      }
    });
