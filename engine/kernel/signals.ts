import type { Model } from '../model.ts';
import { fire } from './fire.ts';
import { complete } from './lifecycle.ts';
import type { Answer, Instance, Variables, Wait } from './state.ts';
import type { Turn } from './turn.ts';

/** A signal: everything that waits for its name gets it, whatever case it is in. */
export interface Signal {
  readonly name: string;
  readonly variables: Variables;
}

/**
 * Throws a signal: at once to all that waits for it in this case, and by command to all other cases. The token goes on, unless one
 * of the catching events interrupted it. BPMN 2.0, 10.5.1 (publication).
 */
export function broadcast(turn: Turn, thrower: Instance, { name, variables }: Signal): void {
  const part = thrower.thrown?.index ? { part: thrower.thrown.index } : {};
  turn.commands.push({ do: 'broadcast', instance: thrower.id, ...part, name, variables });
  takeSignal(turn, name, { result: variables });
  if (turn.state.instances[thrower.id] !== undefined) complete(turn, thrower, {});
}

/** Everything that waits for the signal now gets it, once each, in diagram order. A signal is not kept for those who come later. */
export function takeSignal(turn: Turn, name: string, payload: Answer): void {
  const waiting = Object.values(turn.state.waits).filter(
    (wait) => wait.kind === 'signal' && wait.name === name,
  );
  for (const wait of inDiagramOrder(turn.model, waiting)) {
    // What fired before may have interrupted who waited.
    if (turn.state.waits[wait.id] !== undefined) fire(turn, wait, payload);
  }
}

function inDiagramOrder(model: Model, waits: readonly Wait[]): readonly Wait[] {
  if (waits.length < 2) return waits;
  const places = new Map(Object.keys(model.elements).map((id, index) => [id, index]));
  const placeOf = (wait: Wait): number => places.get(wait.element) ?? 0;
  return waits.toSorted((a, b) => placeOf(a) - placeOf(b));
}
