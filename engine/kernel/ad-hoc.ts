import type { ElementOf, Flow } from '../model.ts';
import type { Value } from '../value.ts';
import { interruptedBefore } from './conditions.ts';
import { begin } from './lifecycle.ts';
import { armEventSubProcesses } from './scope.ts';
import type { Activation, Instance } from './state.ts';
import { emptyScope } from './terminate.ts';
import { createInstance, elementOf, instanceById, type Turn } from './turn.ts';
import { booleanOf, valueOf, writeVariable } from './variables.ts';

/** An ad-hoc sub-process begins: with these elements, or with none, when people choose. BPMN 2.0, 13.3.5; zeebe:adHoc. */
export function beginAdHoc(turn: Turn, scope: Instance, elements: readonly string[]): void {
  const { output } = definitionOf(turn, scope);
  if (output !== undefined) (scope.variables ??= {})[output.collection] = [];
  scope.adHoc = { queue: [], activated: 0 };
  armEventSubProcesses(turn, scope);
  if (interruptedBefore(turn, scope)) return;
  activate(
    turn,
    scope,
    elements.map((element) => ({ element })),
  );
}

/** Begins these elements, or queues them where one waits for the other. What cannot be activated is passed over. */
export function activate(turn: Turn, scope: Instance, activations: readonly Activation[]): void {
  const { starts } = definitionOf(turn, scope);
  if (scope.adHoc === undefined || scope.adHoc.over) return;
  scope.adHoc.queue.push(...activations.filter(({ element }) => starts.includes(element)));
  beginQueued(turn, scope);
}

/** In parallel all that is queued; in sequence the next one, when nothing is active. Tells whether one began. */
export function beginQueued(turn: Turn, scope: Instance): boolean {
  const { adHoc } = scope;
  if (adHoc === undefined || adHoc.queue.length === 0) return false;
  const { sequential } = definitionOf(turn, scope);
  if (sequential && ((scope.active ?? 0) > 0 || scope.arrived !== undefined)) return false;
  for (const { element, by } of adHoc.queue.splice(0, sequential ? 1 : adHoc.queue.length)) {
    adHoc.activated += 1;
    const local = collectedLocally(definitionOf(turn, scope));
    begin(turn, createInstance(turn, element, scope.id, local), by === undefined ? {} : { by });
  }
  return true;
}

/** Whether it can end now that nothing in it is active: its condition held, or, without one, what was activated is done. */
export function mayEnd(element: ElementOf<'adHocSubProcess'>, { adHoc }: Instance): boolean {
  if (adHoc === undefined) return false;
  if (adHoc.over || adHoc.queue.length > 0) return true;
  return element.completionCondition === undefined && adHoc.activated > 0;
}

/** What an element that is about to leave means for the ad-hoc sub-process that it lies in. */
export interface AdHocProgress {
  readonly scope: Instance;
  readonly outputs?: { readonly collection: string; readonly values: readonly Value[] };
  readonly enough: boolean;
}

/** Asked before anything is done, since conditions and outputs can fail. Where no flow leads on, the element's output counts. */
export function adHocProgress(
  turn: Turn,
  instance: Instance,
  flows: readonly Flow[],
): AdHocProgress | undefined {
  const scope = turn.state.instances[instance.parent];
  if (scope?.adHoc === undefined || instance.undoes !== undefined) return undefined;
  const { kind } = elementOf(turn, instance);
  if (kind === 'eventSubProcess' || kind.endsWith('Gateway')) return undefined;
  const { completionCondition, output } = definitionOf(turn, scope);
  const outputs =
    output === undefined || flows.length > 0
      ? undefined
      : {
          collection: output.collection,
          values: [
            ...listOf(scope.variables?.[output.collection]),
            valueOf(turn.state, instance, turn.at, output.element),
          ],
        };
  const seen = outputs === undefined ? {} : { [outputs.collection]: outputs.values };
  const enough =
    completionCondition !== undefined &&
    booleanOf(valueOf(turn.state, scope, turn.at, completionCondition, seen), 'a completion condition');
  return { scope, enough, ...(outputs === undefined ? {} : { outputs }) };
}

/** The element has left. Where that is enough, nothing more begins, and what is active ends or is waited for. */
export function elementLeft(turn: Turn, { scope, outputs, enough }: AdHocProgress): void {
  if (outputs !== undefined) writeVariable(turn.state, scope, outputs.collection, outputs.values);
  if (!enough || scope.adHoc === undefined) return;
  scope.adHoc.queue = [];
  scope.adHoc.over = true;
  if (definitionOf(turn, scope).cancelRemaining) emptyScope(turn, scope);
}

/** It is about to complete: what its elements gave goes to the scope around. */
export function handOutCollection(turn: Turn, scope: Instance): void {
  if (scope.adHoc === undefined) return;
  const { output } = definitionOf(turn, scope);
  if (output === undefined) return;
  const value = scope.variables?.[output.collection] ?? [];
  writeVariable(turn.state, instanceById(turn, scope.parent), output.collection, value);
}

/** A result that the output element collects stays with its instance, or parallel ones would overwrite each other's. */
function collectedLocally({ output }: ElementOf<'adHocSubProcess'>): Record<string, Value> | undefined {
  let root = output?.element;
  while (root?.kind === 'path') root = root.source;
  return root?.kind === 'name' ? { [root.name]: null } : undefined;
}

function definitionOf(turn: Turn, scope: Instance): ElementOf<'adHocSubProcess'> {
  const element = elementOf(turn, scope);
  if (element.kind !== 'adHocSubProcess') throw new Error(`${element.id} is no ad-hoc sub-process`);
  return element;
}

function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
