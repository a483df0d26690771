import type { z } from 'zod';
import type { Expression } from '../engine/feel/tree.ts';
import type { Variables } from '../engine/kernel/index.ts';
import { jobsOf } from '../engine/model/jobs.ts';
import { triggersOf } from '../engine/model/received-names.ts';
import type { CaseRecord } from './case-list.ts';
import { variables } from './conceal-checked.ts';
import { messageSchema, resultSchema } from './definitions.ts';
import type { Services } from './services.ts';

type Values = Readonly<Record<string, unknown>> | undefined;

/** A step of a case: its element in the case's own model, which may be an older one. */
interface Step extends Pick<CaseRecord, 'process' | 'model'> {
  readonly element: string | undefined;
}

/**
 * Swaps people's data in variables that an engineer changes, wherever the process's schema marks it. They are not checked against
 * the schema: a case that needs an engineer may hold only a part of them, and tokens where the schema wants an e-mail address.
 */
export async function concealKnown(
  { vault, definitions }: Pick<Services, 'vault' | 'definitions'>,
  process: string,
  values: Values,
): Promise<Variables | undefined> {
  const schema = definitions.get(process)?.schema.variables;
  if (values === undefined || schema === undefined)
    return values === undefined ? undefined : variables.parse(values);
  return variables.parse(await vault.conceal(schema, values));
}

/** Swaps people's data in the result of a step, wherever what comes of the step or the process's variables mark it. */
export async function concealForStep(
  services: Pick<Services, 'vault' | 'definitions' | 'outputOf' | 'boundTo'>,
  step: Step,
  values: Values,
): Promise<Variables | undefined> {
  let concealed = values;
  for (const result of resultsOf(services, step))
    if (concealed !== undefined) concealed = variables.parse(await services.vault.conceal(result, concealed));
  return await concealKnown(services, step.process, concealed);
}

/**
 * What may come of a step: what its jobs, a person or another process give, or a message brings. All of its jobs count: an incident
 * does not say which of them stopped, and it may be a listener's.
 */
function resultsOf(
  { definitions, outputOf, boundTo }: Pick<Services, 'definitions' | 'outputOf' | 'boundTo'>,
  { process, model, element: id }: Step,
): readonly z.ZodType[] {
  const definition = definitions.get(process);
  const element = (definitions.version(model) ?? definition)?.model.elements[id ?? ''];
  if (definition === undefined || element === undefined) return [];
  const outputs = jobsOf(element).map(({ type }) =>
    whereNamed(type, (name) => outputOf(name === element.id ? (boundTo(process, name) ?? name) : name)),
  );
  const payloads = triggersOf(element).map(({ name }) =>
    whereNamed(name, (message) => messageSchema(definition, message)),
  );
  const called =
    element.kind === 'callActivity'
      ? whereNamed(element.called, (other) => definitions.get(other)?.schema.variables)
      : undefined;
  return [...outputs, ...payloads, resultSchema(definition, element.id), called].filter(
    (schema) => schema !== undefined,
  );
}

/** A name that a case computes is not known here. */
function whereNamed(
  name: Expression,
  schemaOf: (name: string) => z.ZodType | undefined,
): z.ZodType | undefined {
  return name.kind === 'string' ? schemaOf(name.value) : undefined;
}
