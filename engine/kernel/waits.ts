import { eventDefinitions } from '../event-definitions/index.ts';
import type { EventDefinition } from '../model.ts';
import type { EventSemantics, Site } from './move.ts';
import type { Answer, Instance, Wait, WaitTrigger } from './state.ts';
import type { Turn } from './turn.ts';

/** What a catching event of this definition waits for; nothing where a throw looks for its catcher instead. */
export function triggerOf(definition: EventDefinition, site: Site): WaitTrigger | undefined {
  const semantics = eventDefinitions[definition.kind] as EventSemantics<EventDefinition>;
  return semantics.trigger?.(definition, site);
}

/** Lets `owner` wait for the trigger; a message that came before is taken at once. */
export function arm(turn: Turn, owner: Instance, element: string, trigger: WaitTrigger): void {
  const id = turn.state.nextId++;
  const wait: Wait = { id, owner: owner.id, element, ...trigger };
  turn.state.waits[id] = wait;
  (owner.waits ??= []).push(id);
  switch (trigger.kind) {
    case 'timer':
      turn.commands.push({ do: 'arm', wait: id, element, due: trigger.due });
      return;
    case 'message':
      turn.commands.push({ do: 'listen', wait: id, element, name: trigger.name, ...keyed(trigger.key) });
      return lookIntoBuffer(turn, wait);
    case 'signal':
      turn.commands.push({ do: 'heed', wait: id, element, name: trigger.name });
      return;
    default:
      trigger satisfies never;
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
  delete turn.state.waits[wait.id];
  turn.commands.push({ do: 'disarm', wait: wait.id });
}

export function disarmAll(turn: Turn, owner: Instance): void {
  for (const id of owner.waits ?? []) {
    delete turn.state.waits[id];
    turn.commands.push({ do: 'disarm', wait: id });
  }
  delete owner.waits;
}

/** Whether a wait takes a message: same name, and the same key where both have one. */
export function accepts(wait: WaitTrigger, name: string, key: string | undefined): boolean {
  return (
    wait.kind === 'message' &&
    wait.name === name &&
    (key === undefined || wait.key === undefined || wait.key === key)
  );
}

function indexInBuffer(turn: Turn, trigger: WaitTrigger): number {
  return turn.state.buffered.findIndex(
    (message) => message.until >= turn.at && accepts(trigger, message.name, message.key),
  );
}

function keyed(key: string | undefined): { readonly key?: string } {
  return key === undefined ? {} : { key };
}
