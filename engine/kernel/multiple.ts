import { nextFiring } from '../time/cycle.ts';
import type { Element } from '../model.ts';
import type { Answer, Came, Instance, Wait, WaitTrigger } from './state.ts';
import { instanceById, type Turn } from './turn.ts';
import { arm, disarm } from './waits.ts';

/** How many triggers a parallel multiple event waits for; nothing where the first is enough. */
export function awaitsAll(element: Element): number | undefined {
  if (!('event' in element) || element.event.kind !== 'multiple' || !element.event.parallel) return undefined;
  return element.event.events.length;
}

/** What has come of a multiple event at which a case begins: its message is in the data already. */
export function cameFirst(element: Element, part: number | undefined): Instance['came'] {
  if (part === undefined || awaitsAll(element) === undefined) return undefined;
  return { [element.id]: { spent: [{ part }], answer: {} } };
}

/**
 * One of the triggers of an event has come. A parallel multiple event keeps what it brought and waits for the others: the answer
 * is nothing until the last is there, then all together. Later ones overwrite what earlier ones brought.
 */
export function gathered(turn: Turn, wait: Wait, element: Element, payload: Answer): Answer | undefined {
  const all = awaitsAll(element);
  if (all === undefined) return payload;
  const owner = instanceById(turn, wait.owner);
  const before = owner.came?.[element.id];
  const came: Came = {
    spent: [...(before?.spent ?? []), { part: wait.part ?? 0, trigger: wait }],
    answer: merged(before?.answer, payload),
  };
  (owner.came ??= {})[element.id] = came;
  disarm(turn, wait);
  return came.spent.length < all ? undefined : came.answer;
}

/** A parallel multiple event that interrupts nothing waits for all its triggers anew, unless one of them cannot come again. */
export function awaitAllAgain(turn: Turn, owner: Instance, element: Element): void {
  const spent = owner.came?.[element.id]?.spent ?? [];
  forget(owner, element);
  const next = spent.map(({ part, trigger }) => ({ part, trigger: trigger && again(trigger) }));
  if (next.some(({ trigger }) => trigger === undefined)) return;
  for (const { part, trigger } of next.toSorted((a, b) => a.part - b.part)) {
    if (trigger !== undefined) arm(turn, owner, element.id, trigger, part);
  }
}

/** The event has happened: what it gathered is of no use any more. */
export function forget(owner: Instance, element: Element): void {
  if (owner.came === undefined) return;
  delete owner.came[element.id];
  if (Object.keys(owner.came).length === 0) delete owner.came;
}

/** A condition that still holds has to fail once before it fires again; a timer fires only as its cycle says. */
function again(trigger: WaitTrigger): WaitTrigger | undefined {
  if (trigger.kind !== 'timer') return trigger;
  const next = trigger.repeat === undefined ? undefined : nextFiring(trigger.due, trigger.repeat);
  return next && { kind: 'timer', ...next };
}

function merged(before: Answer = {}, now: Answer): Answer {
  const both = { ...before, ...now };
  const parts = (['result', 'extra', 'detail'] as const).flatMap((name) =>
    before[name] === undefined || now[name] === undefined ? [] : [[name, { ...before[name], ...now[name] }]],
  );
  return { ...both, ...(Object.fromEntries(parts) as Answer) };
}
