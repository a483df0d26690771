import { Command } from 'commander';
import type { Version } from '../../compiler/diff/index.ts';
import { Failure } from '../failure.ts';
import { note, print, printJson, writeText } from '../output.ts';

interface DiffOptions {
  readonly svg?: string;
  readonly json?: true;
}

/** `diff`: what changed between two versions of a definition, and what that means for running cases. */
export const diffCommand = (): Command =>
  new Command('diff')
    .description(
      'Says what changed between two versions of a definition, and what it means for running cases.',
    )
    .argument('<before>', 'a BPMN file, PROCESS@HASH (released), or PROCESS')
    .argument('[after]', 'the same; without it: PROCESS as it is now, against what is released or named')
    .option('--svg <file>', 'draw it: added green, changed amber, removed red; - for standard output')
    .option('--json', 'print { before, after, elements, decisions, forms, schemas, meaning, positions }')
    .addHelpText(
      'after',
      `
What only lies elsewhere on the canvas is the same. The beginning of a hash is enough. Schemas are compared
where both versions have one: a release keeps it beside the model.

Examples:
  $ maschinenraum diff lead-handover
  $ maschinenraum diff lead-handover@50fda634 lead-handover --svg diff.svg
  $ maschinenraum diff old.bpmn new.bpmn --json`,
    )
    .action(async (first: string, second: string | undefined, { svg, json }: DiffOptions) => {
      const { readVersion, releasedAndWorking } = await import('../diff-version.ts');
      const { differenceBetween } = await import('../../compiler/diff/index.ts');
      const [before, after] =
        second === undefined
          ? await releasedAndWorking(first)
          : await Promise.all([readVersion(first), readVersion(second)]);
      for (const version of [before, after]) await requireReadable(version);
      const difference = await differenceBetween(before, after);
      if (svg !== undefined) {
        const { drawDifference } = await import('../../compiler/diff/draw-difference.ts');
        const drawn = await drawDifference(before, after, difference, `${before.label} -> ${after.label}`);
        if (svg === '-') return print(drawn.trimEnd());
        writeText(svg, drawn);
        note(`wrote ${svg}`);
      }
      const shown = ({ label, hash }: typeof before): object => ({
        label,
        ...(hash === undefined ? {} : { hash }),
      });
      if (json) return printJson({ before: shown(before), after: shown(after), ...difference });
      const { differenceText } = await import('../difference-text.ts');
      print(`${before.label} -> ${after.label}\n\n${differenceText(difference)}`);
    });

async function requireReadable({ xml, file }: Version): Promise<void> {
  const { readBpmn } = await import('../../compiler/parse/read-bpmn.ts');
  const { formatDiagnostic } = await import('../../compiler/diagnostics.ts');
  const { definitions, diagnostics } = await readBpmn(xml, file);
  if (definitions !== undefined) return;
  for (const diagnostic of diagnostics) note(formatDiagnostic(diagnostic));
  throw new Failure('COMPILE_FAILED', `${file} cannot be read as BPMN`);
}
