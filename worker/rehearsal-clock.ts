import type { MemoryRun } from '../engine/memory/run-in-memory.ts';
import type { Element } from '../engine/model.ts';
import { partsOf } from '../engine/model/event-parts.ts';

/**
 * Who moves the clock. `nobody`: it is real time. `server`: it skips for each case by itself. `stage`: always to the earliest timer
 * of all cases, once everything stands still, so that cases which talk to each other agree on what comes first.
 */
export type Clock = 'nobody' | 'server' | 'stage';

/** The server's is faster; it goes on in each case by itself. */
export function clockFor(run: MemoryRun): Clock {
  const together = run.alongside !== undefined || run.until !== undefined || callsOthers(run) || talks(run);
  return together ? 'stage' : 'server';
}

/** The server does not skip the time of a case while one that it called is open. */
function callsOthers({ models, process }: MemoryRun): boolean {
  return Object.values(models[process]?.elements ?? {}).some(({ kind }) => kind === 'callActivity');
}

/** A message is kept for who begins to wait for it later, and the server would not stop the clock meanwhile. */
function talks({ models, script }: MemoryRun): boolean {
  const answers = Object.values(script?.jobs ?? {}).flat();
  const elements = Object.values(models).flatMap((model) => Object.values(model.elements));
  const sends = elements.some(sendsMessage) || answers.some((answer) => 'publish' in answer);
  return sends && elements.some(awaitsMessage);
}

function sendsMessage(element: Element): boolean {
  return element.kind === 'sendTask' || (throws(element) && namesMessage(element));
}

function awaitsMessage(element: Element): boolean {
  return element.kind === 'receiveTask' || (!throws(element) && namesMessage(element));
}

function throws({ kind }: Element): boolean {
  return kind === 'endEvent' || kind === 'intermediateThrowEvent';
}

function namesMessage(element: Element): boolean {
  return 'event' in element && partsOf(element.event).some(({ kind }) => kind === 'message');
}
