import type { Variables } from '../engine/kernel/index.ts';
import { variables } from './conceal-checked.ts';
import type { Services } from './services.ts';

type Values = Readonly<Record<string, unknown>> | undefined;

/**
 * Swaps people's data in variables that an engineer changes, wherever the process's schema marks it. They are not checked against
 * the schema: a case that needs an engineer may hold only a part of them, and tokens where the schema wants an e-mail address.
 */
export async function concealKnown(
  { vault, definitions }: Services,
  process: string,
  values: Values,
): Promise<Variables | undefined> {
  const schema = definitions.get(process)?.schema.variables;
  if (values === undefined || schema === undefined)
    return values === undefined ? undefined : variables.parse(values);
  return variables.parse(await vault.conceal(schema, values));
}

/** Swaps people's data in the result of a step, wherever the result of its action or the process's variables mark it. */
export async function concealForStep(
  services: Services,
  { process, step }: { readonly process: string; readonly step: string | undefined },
  values: Values,
): Promise<Variables | undefined> {
  const model = services.definitions.get(process)?.model;
  const element = step === undefined ? undefined : model?.elements[step];
  const type = element !== undefined && 'job' in element ? element.job?.type : undefined;
  const output = type?.kind === 'string' ? services.outputOf(type.value) : undefined;
  const concealed =
    output === undefined || values === undefined ? values : await services.vault.conceal(output, values);
  return await concealKnown(
    services,
    process,
    concealed === undefined ? undefined : variables.parse(concealed),
  );
}
