import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { Shown, TableFindings } from '../decision-tables/index.ts';
import { literalOf } from '../decision-tables/literal.ts';
import type { NullOutput } from '../decision-tables/null-outputs.ts';
import type { Finding } from '../report.ts';

/** A table, and the expressions of its inputs as they are written. */
export interface WordedTable {
  readonly table: DecisionTable;
  readonly expressions: readonly string[];
}

/** No rule for some inputs. */
export function gapFinding(worded: WordedTable, gap: Shown): Finding {
  return {
    code: 'DMN_GAP',
    message: `"${worded.table.title}": no rule matches ${when(worded, gap)}`,
    hint: gap.hasNull
      ? 'Add a rule for null, or a default output; or make the value required in the schema file.'
      : 'Add a rule for it, or a default output.',
  };
}

/** Values that the schema has and the table refuses. */
export function refusedFinding(
  { table }: WordedTable,
  { column, values }: TableFindings['refused'][number],
): Finding {
  return {
    code: 'DMN_GAP',
    message: `"${table.title}": ${labelOf(table, column)} may be ${values.map(literalOf).join(' or ')}, which the table does not allow`,
    hint: 'Add it to the allowed values of the input, with a rule for it; or take it out of the schema file.',
  };
}

/** Two rules for the same inputs. */
export function overlapFinding(worded: WordedTable, overlap: TableFindings['overlaps'][number]): Finding {
  const [earlier, later] = overlap.rules;
  const isUnique = worded.table.hitPolicy === 'U';
  return {
    code: 'DMN_OVERLAP',
    message: `"${worded.table.title}": the rules ${earlier + 1} and ${later + 1} both match ${when(worded, overlap)}; the hit policy is ${isUnique ? 'unique' : 'any, and their results differ'}`,
    hint: isUnique
      ? 'Make them exclude each other, or choose the hit policy FIRST.'
      : 'Give both the same result, or make them exclude each other.',
  };
}

/** A rule that is never chosen. */
export function unreachableFinding(
  { table }: WordedTable,
  found: TableFindings['unreachable'][number],
): Finding {
  const subject = `"${table.title}": rule ${found.rule + 1}`;
  return {
    code: 'DMN_RULE_UNREACHABLE',
    message:
      found.kind === 'empty'
        ? `${subject} never matches: no value of ${labelOf(table, found.column)} passes its test`
        : `${subject} is never chosen: ${rulesInWords(found.by)} all that it would`,
    hint:
      found.kind === 'empty'
        ? 'Correct the test, or remove the rule.'
        : 'Move it up, narrow the others, or remove it.',
  };
}

/** A rule whose result is nothing. */
export function nullFinding({ table }: WordedTable, { rule, column, kind }: NullOutput): Finding {
  const { name } = table.outputs[column] ?? {};
  const subject = `"${table.title}": rule ${rule + 1}`;
  return {
    code: 'DMN_OUTPUT_NULL',
    message:
      kind === 'empty'
        ? `${subject} leaves ${name ?? 'its output'} empty, which gives null`
        : kind === 'aggregated'
          ? `${subject} gives null, which cannot be collected with the others: the whole result is null`
          : `${subject} gives null, where its result is taken there is no null`,
    hint:
      kind === 'empty'
        ? 'Write what the rule gives; where nothing is meant, write null.'
        : 'Write what the rule gives, or remove the rule.',
  };
}

/** A table of which not everything was looked at. */
export function unprovedFinding({ table }: WordedTable): Finding {
  return {
    code: 'DMN_TABLE_LARGE',
    message: `"${table.title}": the table is too large to be proved; there may be more gaps, overlaps and rules that are never chosen`,
    hint: 'Split it into tables of fewer inputs or rules.',
  };
}

function when({ table, expressions }: WordedTable, { parts }: Shown): string {
  if (parts.length === 0) return 'whatever the inputs are';
  const words = parts.map((part) => `${labelOf(table, part.column)} ${part.words}`).join(' and ');
  const example = parts.map(
    ({ column, value }) => `${expressions[column] ?? labelOf(table, column)} = ${literalOf(value)}`,
  );
  return `when ${words} (for example ${example.join(', ')})`;
}

function labelOf({ inputs }: DecisionTable, column: number): string {
  return inputs[column]?.label ?? `input ${column + 1}`;
}

function rulesInWords(rules: readonly number[]): string {
  const numbers = rules.slice(0, 6).map((rule) => String(rule + 1));
  const [last = '', ...others] = numbers.toReversed();
  if (others.length === 0) return `rule ${last} takes`;
  const more = rules.length > numbers.length ? `, ${last} and others` : ` and ${last}`;
  return `the rules ${others.toReversed().join(', ')}${more} take`;
}
