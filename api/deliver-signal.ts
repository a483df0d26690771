import { setTimeout as pass } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { searchAttributes } from '../workflows/contract.ts';
import { signalWait } from '../workflows/signal-wait.ts';
import { updateCase } from './case-calls.ts';
import { listCases, type CaseRecord } from './case-list.ts';
import type { Message } from './deliver-message.ts';
import { signalStarts, type Definition } from './definitions.ts';
import { Problem } from './problems.ts';
import type { Services } from './services.ts';
import { startCase } from './start-case.ts';
import { waitingQuery } from './visibility-query.ts';

export interface Signal {
  readonly name: string;
  /** The payload as it may go to Temporal, to a case of this process. */
  readonly payloadFor: Message['payloadFor'];
  readonly by?: string | undefined;
  /** The same id is the same signal. */
  readonly id: string;
  /** The case that threw it: it has dealt with it. */
  readonly from?: string;
}

/** Ids of the cases that a signal has reached, and of those that it began. */
export interface Reached {
  readonly cases: readonly string[];
  readonly started: readonly string[];
}

type Surroundings = Pick<Services, 'client' | 'definitions' | 'taskQueue'>;

/** Cases that are told at the same time. */
const AT_ONCE = 20;

/**
 * Visibility shows a case that has just begun to wait a little late (a second where it is an Elasticsearch), and a signal is not kept:
 * so they are looked for twice. Milliseconds before each look.
 */
const LOOKS = [0, 1_000];

/** Brings a signal to every case that waits for it, and begins a case of each process that starts with it. */
export async function deliverSignal(services: Surroundings, signal: Signal): Promise<Reached> {
  const payloadFor = onceForEach(signal.payloadFor);
  const starts = signalStarts(services.definitions, signal.name);
  // A payload that does not fit is said before anybody has got it.
  for (const { definition } of starts) await payloadFor(definition);
  const reached = new Set<string>();
  const failures: unknown[] = [];
  for (const pause of LOOKS) {
    await pass(pause);
    for await (const waiting of casesWaiting(services.client, signal.name)) {
      const others = waiting.filter(({ caseId }) => caseId !== signal.from && !reached.has(caseId));
      const told = await Promise.allSettled(
        others.map((record) => tell(services, { ...signal, payloadFor }, record)),
      );
      for (const [index, outcome] of told.entries()) {
        if (outcome.status === 'rejected') failures.push(outcome.reason);
        else if (outcome.value) reached.add(others[index]?.caseId ?? '');
      }
    }
  }
  const started: string[] = [];
  for (const { definition, element, part } of starts) {
    const { caseId } = await startCase(services, {
      definition,
      caseId: `${definition.id}-${signal.id}`,
      variables: await payloadFor(definition),
      startEvent: element,
      ...(part === undefined ? {} : { startPart: part }),
      ...(signal.by === undefined ? {} : { by: signal.by }),
    });
    started.push(caseId);
  }
  // Everybody else has it: who sends it again with the same id reaches the rest.
  if (failures.length > 0) throw failures[0];
  return { cases: [...reached], started };
}

async function* casesWaiting(client: Client, name: string): AsyncGenerator<readonly CaseRecord[]> {
  const wanted = signalWait(name);
  let after: string | undefined;
  do {
    const { cases, next } = await listCases(client, waitingQuery(wanted), { limit: AT_ONCE, after });
    // On SQLite visibility does not mind upper and lower case; the name of a signal does.
    yield cases.filter(({ attributes }) => {
      const waits = attributes[searchAttributes.waits];
      return Array.isArray(waits) ? waits.includes(wanted) : waits === wanted;
    });
    after = next;
  } while (after !== undefined);
}

/** Tells whether the case has taken it; one that meanwhile waits no more, or has ended, need not. */
async function tell(
  { client, definitions }: Surroundings,
  { name, payloadFor, by, id }: Signal,
  { caseId, process }: CaseRecord,
): Promise<boolean> {
  const variables = await payloadFor(definitions.get(process));
  try {
    await updateCase(client, caseId, {
      update: 'signal',
      argument: { name, variables, ...(by === undefined ? {} : { by }) },
      updateId: id,
    });
    return true;
  } catch (error) {
    if (error instanceof Problem && GONE.includes(error.code)) return false;
    throw error;
  }
}

const GONE: readonly string[] = ['SIGNAL_NOT_EXPECTED', 'CASE_ENDED', 'CASE_UNKNOWN'];

/** Checked, and people's data in it swapped for tokens, once for each process. */
function onceForEach(payloadFor: Message['payloadFor']): Message['payloadFor'] {
  const known = new Map<Definition | undefined, ReturnType<Message['payloadFor']>>();
  return (definition) => {
    const payload = known.get(definition) ?? payloadFor(definition);
    known.set(definition, payload);
    return payload;
  };
}
