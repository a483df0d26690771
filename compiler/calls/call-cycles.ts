import type { Model } from '../../engine/model.ts';
import { literal } from '../check/scopes.ts';
import { nearest } from '../feel/nearest.ts';
import type { Finding } from '../report.ts';
import { endingProcesses } from './ending-processes.ts';

/** What is found at a call activity of a process. */
export interface CallFinding extends Finding {
  readonly process: string;
  readonly element: string;
  readonly severity: 'error' | 'warning';
}

/**
 * Processes that call themselves, at once or through others. That is a recursion where a condition leads round the call, and a case
 * that never ends where none does.
 * @param processes whose calls are looked at
 * @param modelOf any process, by id; undefined where it is not known
 */
export function callCycles(
  processes: readonly Model[],
  modelOf: (process: string) => Model | undefined,
): readonly CallFinding[] {
  const models = reachedFrom(processes, modelOf);
  if (processes.every(({ id }) => wayBack(id, models) === undefined)) return [];
  const ending = endingProcesses(models);
  return processes.flatMap(({ id }): readonly CallFinding[] => {
    const way = wayBack(id, models);
    if (way === undefined) return [];
    const round = [...way.map(({ process }) => process), id].join(' > ');
    const element = way[0]?.element ?? id;
    if (!ending.has(id))
      return [
        {
          process: id,
          element,
          severity: 'error',
          code: 'CALL_ENDLESS',
          message: `every case of ${id} begins another of it, ${round}: none ever ends`,
          hint: 'Lead a way round the call: a gateway with the condition under which no further case is needed.',
        },
      ];
    return [
      {
        process: id,
        element,
        severity: 'warning',
        code: 'CALL_RECURSIVE',
        message: `the process calls itself, ${round}`,
        hint: 'Each round is a case in a case. Where the rounds may be many, draw a loop, or make the call an event that begins the next.',
      },
    ];
  });
}

/** Calls of processes that there are not: they would wait as incidents until there are. */
export function unknownCalls(processes: readonly Model[], known: readonly string[]): readonly CallFinding[] {
  return processes.flatMap(callsOf).flatMap(({ process, element, called }): readonly CallFinding[] => {
    if (known.includes(called)) return [];
    const meant = nearest(called, known);
    return [
      {
        process,
        element,
        severity: 'error',
        code: 'CALL_UNKNOWN',
        message: `there is no process "${called}"`,
        hint: meant === undefined ? `There are ${known.join(', ')}.` : `Did you mean "${meant}"?`,
      },
    ];
  });
}

interface Call {
  readonly process: string;
  readonly element: string;
  readonly called: string;
}

/** The call activities of a process that name whom they call. */
function callsOf({ id, elements }: Model): readonly Call[] {
  return Object.values(elements).flatMap((element) => {
    const called = element.kind === 'callActivity' ? literal(element.called) : undefined;
    return called === undefined ? [] : [{ process: id, element: element.id, called }];
  });
}

function reachedFrom(
  processes: readonly Model[],
  modelOf: (process: string) => Model | undefined,
): ReadonlyMap<string, Model> {
  const found = new Map(processes.map((model) => [model.id, model]));
  for (const model of found.values()) {
    for (const { called } of callsOf(model)) {
      const next = found.has(called) ? undefined : modelOf(called);
      if (next !== undefined) found.set(called, next);
    }
  }
  return found;
}

/** The shortest way of calls that leads from a process to itself. */
function wayBack(id: string, models: ReadonlyMap<string, Model>): readonly Call[] | undefined {
  const start = models.get(id);
  const waiting: (readonly Call[])[] = start === undefined ? [] : callsOf(start).map((call) => [call]);
  const seen = new Set<string>();
  for (const way of waiting) {
    const called = way.at(-1)?.called ?? '';
    if (called === id) return way;
    if (seen.has(called)) continue;
    seen.add(called);
    const next = models.get(called);
    if (next !== undefined) waiting.push(...callsOf(next).map((call) => [...way, call]));
  }
  return undefined;
}
