import { builtIns } from '../../engine/feel/builtins/index.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import { references } from '../feel/index.ts';
import { present } from '../model/present.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { CompileEventDefinition } from './table.ts';

/** bpmn:conditionalEventDefinition. zeebe:conditionalFilter names the variables to look for, instead of those that the condition reads. */
export const conditional: CompileEventDefinition<'conditional'> = (definition, event, { expressions }) => {
  const body = definition.condition?.body?.trim();
  const condition = body
    ? expressions.formula(body, event, 'condition')
    : expressions.missing(event, 'condition');
  const filter = zeebe(definition, 'zeebe:ConditionalFilter');
  const names = namesIn(filter?.variableNames);
  const on = namesIn(filter?.variableEvents);
  return present({
    kind: 'conditional' as const,
    condition,
    reads: names.length > 0 ? names : variablesRead(condition, body ?? ''),
    on: on.length === 1 ? onlyOn[on[0] ?? ''] : undefined,
  });
};

const onlyOn: Readonly<Record<string, 'create' | 'update'>> = { create: 'create', update: 'update' };

/** Names separated by commas. */
export function namesIn(text = ''): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Every variable that the value may depend on; the name of a function that is called is none. */
function variablesRead(condition: Expression, body: string): readonly string[] {
  const source = body.replace(/^=/, '');
  const called = (end: number): boolean => /^\s*\(/.test(source.slice(end));
  const names = references(condition)
    .filter(({ name, at }) => !(builtIns.has(name) && called(at[1])))
    .map(({ name }) => name);
  return [...new Set(names)];
}
