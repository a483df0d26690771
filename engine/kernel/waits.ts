import { eventDefinitions } from '../event-definitions/index.ts';
import type { EventDefinition } from '../model.ts';
import { partsOf } from '../model/event-parts.ts';
import type { EventSemantics, Site } from './move.ts';
import type { Answer, Instance, Wait, WaitTrigger } from './state.ts';
import type { Turn } from './turn.ts';
import { watchCondition } from './conditions.ts';
import { unwatch } from './watchers.ts';

/** Something that a catching event waits for; of a multiple event, with its place among the others. */
export interface Awaited {
  readonly trigger: WaitTrigger;
  readonly part?: number;
}

/** What a catching event of this definition waits for; nothing where a throw looks for its catcher instead. */
export function triggerOf(definition: EventDefinition, site: Site): WaitTrigger | undefined {
  const semantics = eventDefinitions[definition.kind] as EventSemantics<EventDefinition>;
  return semantics.trigger?.(definition, site);
}

/** All that a catching event waits for: of a multiple event, each of its triggers. */
export function triggersOf(definition: EventDefinition, site: Site): readonly Awaited[] {
  const several = definition.kind === 'multiple';
  return partsOf(definition).flatMap((single, part) => {
    const trigger = triggerOf(single, site);
    return trigger === undefined ? [] : [several ? { trigger, part } : { trigger }];
  });
}

/** Lets `owner` wait for the trigger; a message that came before is taken at once. */
export function arm(turn: Turn, owner: Instance, element: string, trigger: WaitTrigger, part?: number): void {
  const id = turn.state.nextId++;
  const wait: Wait = { ...trigger, id, owner: owner.id, element, ...(part === undefined ? {} : { part }) };
  turn.state.waits[id] = wait;
  (owner.waits ??= []).push(id);
  switch (wait.kind) {
    case 'timer':
      turn.commands.push({ do: 'arm', wait: id, element, due: wait.due });
      return;
    case 'message':
      turn.commands.push({ do: 'listen', wait: id, element, name: wait.name, ...keyed(wait.key) });
      return lookIntoBuffer(turn, wait);
    case 'signal':
      turn.commands.push({ do: 'heed', wait: id, element, name: wait.name });
      return;
    case 'condition':
      return watchCondition(turn, wait);
    default:
      wait satisfies never;
  }
}

/** A message that came before it is asked for fires the wait after all that is on the move already. */
export function lookIntoBuffer(turn: Turn, wait: Wait): void {
  if (indexInBuffer(turn, wait) >= 0) turn.moving.push({ to: 'fire', wait: wait.id });
}

/** Takes a message that came before out of the buffer, unless somebody else was quicker. */
export function takeBuffered(turn: Turn, wait: Wait): Answer | undefined {
  const index = indexInBuffer(turn, wait);
  const [message] = index < 0 ? [] : turn.state.buffered.splice(index, 1);
  if (message === undefined) return undefined;
  return { result: message.variables, ...(message.by === undefined ? {} : { by: message.by }) };
}

export function disarm(turn: Turn, wait: Wait): void {
  const owner = turn.state.instances[wait.owner];
  if (owner?.waits !== undefined) owner.waits = owner.waits.filter((id) => id !== wait.id);
  callOff(turn, wait);
}

export function disarmAll(turn: Turn, owner: Instance): void {
  for (const id of owner.waits ?? []) {
    const wait = turn.state.waits[id];
    if (wait !== undefined) callOff(turn, wait);
  }
  delete owner.waits;
}

/** Nobody outside knows of a condition. */
function callOff(turn: Turn, wait: Wait): void {
  if (wait.kind === 'condition') unwatch(turn.state, wait);
  else turn.commands.push({ do: 'disarm', wait: wait.id });
  delete turn.state.waits[wait.id];
}

/** Whether a wait takes a message: same name (or it is the element that the message is for), and the same key where both have one. */
export function accepts(
  wait: WaitTrigger & { readonly element?: string },
  name: string,
  key: string | undefined,
  element?: string,
): boolean {
  return (
    wait.kind === 'message' &&
    (element === undefined ? wait.name === name : wait.element === element) &&
    (key === undefined || wait.key === undefined || wait.key === key)
  );
}

function indexInBuffer(turn: Turn, wait: Wait): number {
  return turn.state.buffered.findIndex(
    ({ until, name, key, element }) => until >= turn.at && accepts(wait, name, key, element),
  );
}

function keyed(key: string | undefined): { readonly key?: string } {
  return key === undefined ? {} : { key };
}
