import type { Expression } from '../../engine/feel/tree.ts';
import type { Element, Mapping } from '../../engine/model.ts';

/** Variables that an element writes when it completes, and what it writes; undefined where that is what its work gives. */
export type Writes = ReadonlyMap<string, Expression | undefined>;

/** What an element leaves in its scope; a path `a.b` writes `a`. */
export function writesOf(element: Element): Writes {
  const mapped = mappingsOf(element);
  const writes = new Map<string, Expression | undefined>();
  if (mapped === undefined) {
    const result = resultOf(element);
    if (result !== undefined) writes.set(result.name, result.value);
  }
  for (const { target, source } of mapped ?? []) writes.set(rootOf(target), source);
  if ('loop' in element && element.loop?.output !== undefined)
    writes.set(rootOf(element.loop.output.collection), element.loop.output.element);
  return writes;
}

function mappingsOf(element: Element): readonly Mapping[] | undefined {
  return 'outputs' in element ? element.outputs : undefined;
}

function resultOf(element: Element): { readonly name: string; readonly value?: Expression } | undefined {
  if (element.kind === 'scriptTask' && 'expression' in element.script)
    return { name: element.script.resultVariable, value: element.script.expression };
  if (element.kind === 'businessRuleTask' && 'decision' in element.rule)
    return { name: element.rule.resultVariable };
  return undefined;
}

function rootOf(target: string): string {
  return target.split('.')[0] ?? target;
}
