import {
  after,
  boundary,
  call,
  caught,
  job,
  message,
  modelOf,
  script,
  start,
  text,
  type Sketch,
} from '../testing/index.ts';
import type { MemoryRun, RunOutcome } from './run-in-memory.ts';

/** What comes of a run on every runner. */
interface TrialOutcome {
  readonly status: RunOutcome['status'];
  /** Completed elements of the case that was started, and of each other case, by process. */
  readonly path: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly variables?: RunOutcome['variables'];
  readonly incident?: RunOutcome['incident'];
  readonly error?: RunOutcome['error'];
}

interface TrialRun {
  readonly name: string;
  readonly run: MemoryRun;
}

function models(sketches: Readonly<Record<string, Sketch>>): MemoryRun['models'] {
  return Object.fromEntries(Object.entries(sketches).map(([id, sketch]) => [id, modelOf(sketch, id)]));
}

const person = { kind: 'userTask', task: {} } as const;
const working: Sketch = {
  elements: { work: job(), tooLate: boundary('work', after('PT2S')) },
  flows: ['begin > work > end', 'tooLate > gaveUp'],
};
const caller: Sketch = { elements: { callOut: call('called') }, flows: ['begin > callOut > end'] };
const listening: Sketch = {
  elements: { hear: caught(message('offer', 'wanted')) },
  flows: ['begin > hear > end'],
};
const telling: Sketch = {
  elements: { tell: job({ job: { type: text('tell') } }) },
  flows: ['begin > tell > end'],
};
const begun: Sketch = {
  elements: { offered: start(message('offer')), note: script('noted', 'price * 2') },
  flows: ['offered > note > end'],
};
const tell = (key?: string) => ({
  jobs: {
    tell: {
      complete: {},
      publish: { message: 'offer', variables: { price: 5 }, ...(key === undefined ? {} : { key }) },
    },
  },
});

const table: readonly (TrialRun & TrialOutcome)[] = [
  {
    name: 'a job answers in time',
    run: {
      models: models({ demo: working }),
      process: 'demo',
      script: { jobs: { work: { after: 'PT1S', complete: { done: true } } } },
    },
    status: 'completed',
    path: 'begin > work > end > demo',
    variables: { done: true },
  },
  {
    name: 'a job answers too late',
    run: {
      models: models({ demo: working }),
      process: 'demo',
      script: { jobs: { work: { after: 'PT10S', complete: {} } } },
    },
    status: 'completed',
    path: 'begin > tooLate > gaveUp > demo',
  },
  {
    name: 'a list answers one time after the other',
    run: {
      models: models({
        demo: { elements: { first: job(), second: job() }, flows: ['begin > first > second > end'] },
      }),
      process: 'demo',
      script: { jobs: { second: [{ complete: { n: 1 } }], work: { complete: { n: 2 } } } },
    },
    status: 'completed',
    path: 'begin > first > second > end > demo',
    variables: { n: 1 },
  },
  {
    name: 'nobody answers',
    run: {
      models: models({ demo: { elements: { decide: person }, flows: ['begin > decide > end'] } }),
      process: 'demo',
    },
    status: 'waiting',
    path: 'begin',
  },
  {
    name: 'a person decides after a day',
    run: {
      models: models({ demo: { elements: { decide: person }, flows: ['begin > decide > end'] } }),
      process: 'demo',
      script: { tasks: { decide: { by: 'anna', result: { yes: true }, after: 'P1D' } } },
    },
    status: 'completed',
    path: 'begin > decide > end > demo',
    variables: { yes: true },
  },
  {
    name: 'a job fails technically in a called case',
    run: {
      models: models({ demo: caller, called: { elements: { work: job() }, flows: ['begin > work > end'] } }),
      process: 'demo',
      script: { jobs: { work: { fail: { code: 'UNAVAILABLE', message: 'down' } } } },
    },
    status: 'incident',
    path: 'begin',
    others: { called: 'begin' },
    incident: { code: 'UNAVAILABLE', message: 'down', element: 'work' },
  },
  {
    name: 'a called process is not known',
    run: { models: models({ demo: caller }), process: 'demo' },
    status: 'incident',
    path: 'begin',
  },
  {
    name: 'a job publishes to a case that waits, whose key fits',
    run: {
      models: models({ demo: telling, listening }),
      process: 'demo',
      alongside: [
        { process: 'listening', variables: { wanted: 'b' } },
        { process: 'listening', variables: { wanted: 'a' } },
      ],
      script: tell('a'),
    },
    status: 'completed',
    path: 'begin > tell > end > demo',
    others: { 'listening 1': 'begin', 'listening 2': 'begin > hear > end > listening' },
  },
  {
    name: 'a message begins a case',
    run: {
      models: models({ demo: telling, begun }),
      process: 'demo',
      script: tell(),
      until: Date.UTC(2026, 0, 6),
    },
    status: 'completed',
    path: 'begin > tell > end > demo',
    others: { begun: 'offered > note > end > begun' },
  },
  {
    name: 'a message comes before it is waited for',
    run: {
      models: models({
        demo: {
          elements: {
            tell: job({ job: { type: text('tell') } }),
            rest: caught(after('PT1M')),
            hear: caught(message('offer', 'wanted')),
          },
          flows: ['begin > tell > rest > hear > end'],
        },
      }),
      process: 'demo',
      variables: { wanted: 'a' },
      script: tell('a'),
      until: Date.UTC(2026, 0, 6),
    },
    status: 'completed',
    path: 'begin > tell > rest > hear > end > demo',
    variables: { wanted: 'a', price: 5 },
  },
  {
    name: 'time is up before the timer fires',
    run: {
      models: models({ demo: { elements: { rest: caught(after('P2D')) }, flows: ['begin > rest > end'] } }),
      process: 'demo',
      until: Date.UTC(2026, 0, 6),
    },
    status: 'waiting',
    path: 'begin',
  },
  {
    name: 'it is cancelled after a day',
    run: {
      models: models({ demo: { elements: { decide: person }, flows: ['begin > decide > end'] } }),
      process: 'demo',
      script: { events: [{ cancel: true, by: 'anna', after: 'P1D', afterElement: 'begin' }] },
    },
    status: 'terminated',
    path: 'begin',
  },
];

/** One table, two runners: `runInMemory` and the rehearsal stage must give the same. */
export const trialRuns: readonly (TrialRun & { readonly outcome: TrialOutcome })[] = table.map(
  ({ name, run, ...outcome }) => ({ name, run, outcome }),
);

/** Completed elements, in order. */
export function completed(path: RunOutcome['path']): string {
  return path
    .filter(({ event }) => event === 'completed')
    .map(({ element }) => element)
    .join(' > ');
}

/** What a run has to be compared by; the other cases are numbered where there are several of a process. */
export function summaryOf(outcome: Omit<RunOutcome, 'state' | 'took'>): TrialOutcome {
  const { status, path, others, variables, incident, error } = outcome;
  const named = others.map((other) => {
    const same = others.filter(({ process }) => process === other.process);
    const name = same.length === 1 ? other.process : `${other.process} ${same.indexOf(other) + 1}`;
    return [name, completed(other.path)] as const;
  });
  return {
    status,
    path: completed(path),
    others: Object.fromEntries(named),
    variables,
    ...(incident === undefined ? {} : { incident }),
    ...(error === undefined ? {} : { error }),
  };
}
