import type {
  Aggregation,
  DecisionTable,
  HitPolicy,
  InputColumn,
  OutputColumn,
  Rule,
} from '../../engine/dmn/table.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import { buildTests, buildText, withName, type BoxedSite } from './boxed.ts';
import type { TableElement } from './elements.ts';

/** A decision table with its cells parsed (DMN 1.5, 8.3). */
export function buildTable(element: TableElement, site: BoxedSite): DecisionTable {
  const { input = [], output = [], rule = [] } = element;
  const cell = withName(site, '?');
  const inputs = input.map((column, index): InputColumn => {
    const { inputExpression, inputValues } = column;
    const type = site.types.resolve(inputExpression?.typeRef, inputExpression);
    const label = column.label ?? inputExpression?.text?.trim() ?? `input ${index + 1}`;
    return {
      label,
      value: buildText(inputExpression, site),
      ...(type && { type }),
      ...(isWritten(inputValues?.text) && { allowed: buildTests(inputValues, site) }),
    };
  });
  const outputs = output.map((column): OutputColumn => {
    const type = site.types.resolve(column.typeRef, column);
    const allowed = isWritten(column.outputValues?.text) ? testsOf(column.outputValues, site) : undefined;
    return {
      ...(column.name !== undefined && { name: column.name }),
      ...(type && { type }),
      ...(allowed && { allowed }),
      ...(isWritten(column.defaultOutputEntry?.text) && {
        fallback: buildText(column.defaultOutputEntry, site),
      }),
    };
  });
  const rules = rule.map((each, index): Rule => {
    const { inputEntry = [], outputEntry = [] } = each;
    if (inputEntry.length !== input.length || outputEntry.length !== output.length) {
      site.report.error(
        'DMN_TABLE_SHAPE',
        each.id === undefined ? element : each,
        `Rule ${index + 1} of "${site.owner.name}" has ${inputEntry.length} + ${outputEntry.length} cells, the table ${input.length} + ${output.length} columns.`,
        'Give every rule one cell per column.',
      );
    }
    return {
      id: each.id ?? '',
      tests: inputEntry.map((tests) => buildTests(tests, cell)),
      results: outputEntry.map((result) => buildText(result, site)),
    };
  });
  checkOutputNames(element, site);
  const aggregation = aggregationOf(element, site);
  const table: DecisionTable = {
    owner: site.owner.id,
    title: site.owner.name,
    hitPolicy: hitPolicyOf(element, site),
    ...(aggregation && { aggregation }),
    inputs,
    outputs,
    rules,
  };
  site.report.drew(table, element);
  return table;
}

const HIT_POLICIES: ReadonlyMap<string, HitPolicy> = new Map([
  ['UNIQUE', 'U'],
  ['ANY', 'A'],
  ['PRIORITY', 'P'],
  ['FIRST', 'F'],
  ['RULE ORDER', 'R'],
  ['OUTPUT ORDER', 'O'],
  ['COLLECT', 'C'],
]);

const AGGREGATIONS: ReadonlyMap<string, Aggregation> = new Map([
  ['SUM', '+'],
  ['MIN', '<'],
  ['MAX', '>'],
  ['COUNT', '#'],
]);

function hitPolicyOf(element: TableElement, { report }: BoxedSite): HitPolicy {
  const policy = HIT_POLICIES.get(element.hitPolicy ?? 'UNIQUE');
  if (policy) return policy;
  report.error(
    'DMN_HIT_POLICY',
    element,
    `There is no hit policy "${element.hitPolicy}".`,
    `Use one of ${[...HIT_POLICIES.keys()].join(', ')}.`,
  );
  return 'U';
}

function aggregationOf(element: TableElement, { report }: BoxedSite): Aggregation | undefined {
  if (element.aggregation === undefined) return undefined;
  const aggregation = AGGREGATIONS.get(element.aggregation);
  if (!aggregation) {
    report.error(
      'DMN_HIT_POLICY',
      element,
      `There is no aggregation "${element.aggregation}".`,
      'Use SUM, MIN, MAX or COUNT.',
    );
  } else if ((element.output ?? []).length > 1) {
    report.error(
      'DMN_HIT_POLICY',
      element,
      'A table of several outputs cannot aggregate them.',
      'Split it into one table per output.',
    );
  }
  return aggregation;
}

function checkOutputNames(element: TableElement, { report, owner }: BoxedSite): void {
  const { output = [] } = element;
  if (output.length === 0) {
    report.error(
      'DMN_TABLE_SHAPE',
      element,
      `The table "${owner.name}" has no output.`,
      'Add an output column.',
    );
  }
  if (output.length > 1 && output.some(({ name }) => name === undefined)) {
    report.error(
      'DMN_TABLE_SHAPE',
      element,
      `The table "${owner.name}" has several outputs, not all with a name.`,
      'Name every output: the result is a context of these names.',
    );
  }
}

function testsOf(...[element, site]: Parameters<typeof buildTests>): readonly Expression[] {
  const tests = buildTests(element, site);
  return tests.kind === 'any' ? [] : tests.tests;
}

function isWritten(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
