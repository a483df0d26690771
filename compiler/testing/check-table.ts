import { z } from 'zod';
import { checkDefinition } from '../check/index.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { parseDecisionFiles } from '../dmn/index.ts';
import { decisionTable, definitions, type TableSketch } from '../dmn/sketch.ts';
import { around, compileSketch, node, sketch } from './sketch.ts';

const channel = z.enum(['search', 'social', 'email']);
const variables = {
  channel,
  budget: z.int().nonnegative(),
  rate: z.number().optional(),
  brief: z.strictObject({ channel, employees: z.int().nonnegative().optional(), day: z.iso.date() }),
  goal: z.enum(['leads', 'sales']).nullish(),
  text: z.string(),
  result: z.string(),
};

/** A table, and what it is asked about. */
export interface Told {
  /** Elements of the DMN file before the table; its requirements. */
  readonly before?: string;
  readonly requires?: readonly string[];
  readonly table: TableSketch;
  readonly more?: Readonly<Record<string, z.ZodType>>;
  /** Mappings of the task. */
  readonly mappings?: string;
}

/** What the compiler says of a process whose only task takes the decision `table`. */
export async function told(told: Told): Promise<readonly string[]> {
  const { before = '', table, more = {}, mappings = '' } = told;
  const schema = z.object({ ...variables, ...more });
  const data = Object.keys(schema.shape).filter((name) => !before.includes(`id="${name}"`));
  const needs = (told.requires ?? data).map((name) =>
    requirement(name, before.includes(`<decision id="${name}"`)),
  );
  const xml = definitions(
    [
      ...data.map((name) => `<inputData id="${name}" name="${name}"/>`),
      before,
      decisionTable(table).replace('<decisionTable', `${needs.join('')}<decisionTable`),
    ].join(''),
  );
  const { decisions, tables, diagnostics: inDmn } = await parseDecisionFiles([{ file: 'table.dmn', xml }]);
  const called = `<extensionElements><zeebe:calledDecision decisionId="table" resultVariable="result" />${mappings}</extensionElements>`;
  const drawn = around('decide', node('businessRuleTask', 'decide', called));
  const { models, diagnostics } = await compileSketch(sketch(drawn), { decisions });
  const found: Diagnostic[] = [...inDmn, ...diagnostics];
  const add =
    (severity: Diagnostic['severity']) =>
    (element: string, finding: Pick<Diagnostic, 'code' | 'message' | 'hint'>): void =>
      void found.push({ file: 'demo.bpmn', line: 1, col: 1, severity, element, ...finding });
  for (const model of models) {
    checkDefinition(model, {
      schema: { variables: schema, start: schema, tasks: {}, messages: {} },
      actions: {},
      called: {},
      error: add('error'),
      warning: add('warning'),
      drawn: { tables, found: (diagnostic) => found.push(diagnostic) },
    });
  }
  return found.map(({ severity, code, element, message }) => `${severity} ${code} ${element}: ${message}`);
}

/** One of a decision. */
export function requirement(name: string, isDecision: boolean): string {
  return `<informationRequirement><${isDecision ? 'requiredDecision' : 'requiredInput'} href="#${name}"/></informationRequirement>`;
}
