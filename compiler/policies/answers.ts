import type { Data } from '../../definitions/policy.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import type { Element } from '../../engine/model.ts';
import { says } from './says.ts';
import { writesOf } from './writes.ts';

/** A variable that a condition asks for, and the entries of it that it reads: none for the whole. */
export interface Asked {
  readonly variable: string;
  readonly paths: readonly (readonly string[])[];
}

/** Whether an element reads and writes just what a policy wants of it. */
export function does(element: Element, { takes = {}, gives = {} }: Data): boolean {
  const writes = writesOf(element);
  const inputs = 'inputs' in element ? (element.inputs ?? []) : [];
  return (
    Object.entries(gives).every(([variable, text]) =>
      isResult(element, variable) ? text === variable : isSaid(writes.get(variable), text),
    ) &&
    Object.entries(takes).every(([name, text]) => {
      const taken = inputs.filter(({ target }) => target === name);
      return taken.length > 0 && taken.every(({ source }) => isSaid(source, text));
    })
  );
}

/** Whether what an element writes to a variable is what its step answered, unchanged as far as it is asked for. */
export function keepsAnswer(
  element: Element,
  { variable, paths }: Asked,
  gives: Data['gives'] = {},
): boolean {
  const value = writesOf(element).get(variable);
  const wanted = gives[variable];
  if (wanted !== undefined) return isSaid(value, wanted);
  if (value === undefined || isResult(element, variable)) return true;
  const own = resultOf(element);
  return paths.every((path) => isUnchanged(value, path, own));
}

/** Whether a variable holds what a script or a table gives as it is: a script's expression is checked with the script. */
export function isResult(element: Element, variable: string): boolean {
  const isMapped = 'outputs' in element && element.outputs !== undefined;
  return !isMapped && resultOf(element) === variable;
}

function isSaid(value: Expression | undefined, text: string): boolean {
  return value !== undefined && says(value, text);
}

/** A name, or an entry of one; of a context the entry that is asked for. All else makes something new of the answer. */
function isUnchanged(value: Expression, path: readonly string[], own: string | undefined): boolean {
  if (value.kind === 'name') return own === undefined || value.name === own;
  if (value.kind === 'path') return isUnchanged(value.source, path, own);
  if (value.kind !== 'context') return false;
  const [first, ...rest] = path;
  const asked = value.entries.filter(({ name }) => first === undefined || name === first);
  return asked.length > 0 && asked.every((entry) => isUnchanged(entry.value, rest, own));
}

/** The one variable that a script or a table answers with; what else its outputs read is not its answer. */
function resultOf(element: Element): string | undefined {
  if (element.kind === 'scriptTask' && 'expression' in element.script) return element.script.resultVariable;
  if (element.kind === 'businessRuleTask' && 'decision' in element.rule) return element.rule.resultVariable;
  return undefined;
}
