import type { Drawn } from './bpmn.ts';
import { isA } from './bpmn.ts';
import type { Drawing } from './drawing.ts';
import { zeebe } from './zeebe.ts';

/** The id that a call activity names: zeebe:calledElement, else the attribute that BPMN has for it. Undefined where it is computed. */
export function calledId(call: Drawn & { readonly calledElement?: string }): string | undefined {
  const called = zeebe(call, 'zeebe:CalledElement');
  const id = called?.processId?.trim() || undefined;
  if (id !== undefined || called?.processIdExpression) return id;
  return call.calledElement?.replace(/^[^:]*:/, '').trim() || undefined;
}

/** The global tasks of the file that its processes call. BPMN 2.0, 10.3.4. */
export function calledGlobalTasks({ nodes, byId }: Drawing): readonly Drawn[] {
  const called = nodes.flatMap((node) => (isA(node, 'bpmn:CallActivity') ? (calledId(node) ?? []) : []));
  return [...new Set(called)].flatMap((id) => {
    const element = byId(id);
    return isA(element, 'bpmn:GlobalTask') ? [element] : [];
  });
}
