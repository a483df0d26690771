import type { Element } from '../../engine/model.ts';
import { certainty } from './certainty.ts';
import type { Checked } from './checked.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import type { Use } from './uses.ts';

/**
 * What the schema says is always there is there: on every way to each element that reads it, and wherever the case may end. What is
 * optional in the schema may be missing, and is let pass.
 */
export function checkCertain(uses: readonly Use[], checked: Checked): void {
  const { model, error, holder } = checked;
  const flow = certainty(checked);
  if (flow === undefined) return;
  const told = new Set<string>();
  for (const { element, id, what, name, after, target } of uses) {
    if (!flow.required.has(name) || holder(element, name) !== undefined) continue;
    const isThere =
      after && target === undefined ? flow.isBehind(element.id, name) : flow.isBefore(element.id, name);
    if (isThere || told.has(`${id} ${name}`)) continue;
    told.add(`${id} ${name}`);
    error(id, {
      code: 'VARIABLE_NOT_CERTAIN',
      message: `${what}: "${name}" may not be there yet: on some way that leads here nothing writes it`,
      hint: `The schema says that it is always there: write it on every way, by an output of the start event for instance, or make it optional.`,
    });
  }
  for (const element of Object.values(model.elements)) {
    if (!endsCase(element, checked) || flow.isBeside(element.id)) continue;
    for (const name of flow.required) {
      if (flow.isBehind(element.id, name)) continue;
      error(element.id, {
        code: 'VARIABLE_NOT_CERTAIN',
        message: `the case may end here without "${name}", which the schema says is always there`,
        hint: `Give it an output that writes "${name}", or make it optional in the schema file.`,
      });
    }
  }
}

/** Ends of the process, and of what takes its place when an event interrupts it. */
function endsCase(element: Element, { model }: Checked): boolean {
  if (element.kind !== 'endEvent' || partsOf(element.event).some(({ kind }) => kind === 'error'))
    return false;
  const scope = model.elements[element.scope ?? ''];
  if (scope === undefined || scope.kind === 'process') return true;
  const outer = model.elements[scope.scope ?? ''];
  const interrupts = Object.values(model.elements).some(
    (start) => start.kind === 'startEvent' && start.scope === scope.id && start.interrupting,
  );
  return scope.kind === 'eventSubProcess' && interrupts && (outer === undefined || outer.kind === 'process');
}
