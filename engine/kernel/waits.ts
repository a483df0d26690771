import { eventDefinitions } from '../event-definitions/index.ts';
import type { EventDefinition } from '../model.ts';
import type { EventSemantics, Site } from './move.ts';
import type { Instance, Variables, Wait, WaitTrigger } from './state.ts';
import type { Turn } from './turn.ts';

/** What a catching event of this definition waits for; nothing where a throw looks for its catcher instead. */
export function triggerOf(definition: EventDefinition, site: Site): WaitTrigger | undefined {
  const semantics = eventDefinitions[definition.kind] as EventSemantics<EventDefinition>;
  return semantics.trigger?.(definition, site);
}

/** Lets `owner` wait for the trigger; a message that came before is taken at once. */
export function arm(turn: Turn, owner: Instance, element: string, trigger: WaitTrigger): void {
  const id = turn.state.nextId++;
  turn.state.waits[id] = { id, owner: owner.id, element, ...trigger };
  (owner.waits ??= []).push(id);
  if (trigger.kind === 'timer') {
    turn.commands.push({ do: 'arm', wait: id, element, due: trigger.due });
    return;
  }
  turn.commands.push({ do: 'listen', wait: id, element, name: trigger.name, ...keyed(trigger.key) });
  const variables = takeBuffered(turn, trigger);
  if (variables !== undefined) turn.moving.push({ to: 'fire', wait: id, variables });
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

function takeBuffered(turn: Turn, trigger: WaitTrigger): Variables | undefined {
  const index = turn.state.buffered.findIndex(
    (message) => message.until >= turn.at && accepts(trigger, message.name, message.key),
  );
  return index < 0 ? undefined : turn.state.buffered.splice(index, 1)[0]?.variables;
}

function keyed(key: string | undefined): { readonly key?: string } {
  return key === undefined ? {} : { key };
}
