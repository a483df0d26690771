import {
  after,
  boundary,
  call,
  caught,
  end,
  escalation,
  job,
  mapped,
  message,
  script,
  signal,
  start,
  text,
  thrown,
  type Sketch,
} from '../testing/index.ts';
import { activityRuns } from './activity-runs.ts';
import type { RunOutcome } from './run-in-memory.ts';
import { callRuns } from './trial-calls.ts';
import { trialCancels } from './trial-cancels.ts';
import { conversationRuns } from './trial-conversations.ts';
import { models, type TrialOutcome, type TrialRun } from './trial-run.ts';

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

const escalating: Sketch = {
  elements: { tell: thrown(escalation('LATE'), { inputs: mapped({ days: '3' }) }) },
  flows: ['begin > tell > end'],
};
const calling = (interrupting: boolean): Sketch => ({
  elements: { callOut: call('called'), late: boundary('callOut', escalation('LATE'), { interrupting }) },
  flows: ['begin > callOut > end', 'late > told'],
});
const heeding: Sketch = { elements: { hear: caught(signal('go')) }, flows: ['begin > hear > end'] };
const begunBySignal: Sketch = {
  elements: { heard: start(signal('go')), note: script('noted', 'price * 2') },
  flows: ['heard > note > end'],
};
const go = { signal: 'go', variables: { price: 5 } };

const table: readonly (TrialRun & TrialOutcome)[] = [
  ...activityRuns,
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
    name: 'a called case escalates: an event beside it has it, both go on',
    run: { models: models({ demo: calling(false), called: escalating }), process: 'demo' },
    status: 'completed',
    path: 'begin > late > told > callOut > end > demo',
    others: { called: 'begin > tell > end > called' },
    variables: { days: 3 },
  },
  {
    name: 'a called case escalates: an interrupting event has it, what follows does not run',
    run: { models: models({ demo: calling(true), called: escalating }), process: 'demo' },
    status: 'completed',
    path: 'begin > late > told > demo',
    others: { called: 'begin' },
    variables: { days: 3 },
  },
  {
    name: 'a case that was called twice over escalates to the outermost',
    run: {
      models: models({
        demo: {
          elements: { callOut: call('middle'), late: boundary('callOut', escalation()) },
          flows: ['begin > callOut > end', 'late > told'],
        },
        middle: { elements: { callOn: call('called') }, flows: ['begin > callOn > end'] },
        called: escalating,
      }),
      process: 'demo',
    },
    status: 'completed',
    path: 'begin > late > told > demo',
    others: { middle: 'begin', called: 'begin' },
  },
  {
    name: 'a called case escalates to nobody',
    run: { models: models({ demo: caller, called: escalating }), process: 'demo' },
    status: 'completed',
    path: 'begin > callOut > end > demo',
    others: { called: 'begin > tell > end > called' },
  },
  {
    name: 'a signal reaches all who wait for it, and begins a case',
    run: {
      models: models({
        demo: {
          elements: { tell: thrown(signal('go'), { inputs: mapped({ price: '7' }) }) },
          flows: ['begin > tell > end'],
        },
        heeding,
        begunBySignal,
      }),
      process: 'demo',
      alongside: [{ process: 'heeding' }, { process: 'heeding' }],
    },
    status: 'completed',
    path: 'begin > tell > end > demo',
    others: {
      'heeding 1': 'begin > hear > end > heeding',
      'heeding 2': 'begin > hear > end > heeding',
      begunBySignal: 'heard > note > end > begunBySignal',
    },
  },
  {
    name: 'a signal that is thrown at the very end arrives',
    run: {
      models: models({
        demo: { elements: { over: end(signal('go')) }, flows: ['begin > over'] },
        begunBySignal: { elements: { heard: start(signal('go')) }, flows: ['heard > end'] },
      }),
      process: 'demo',
    },
    status: 'completed',
    path: 'begin > over > demo',
    others: { begunBySignal: 'heard > end > begunBySignal' },
  },
  {
    name: 'a called case throws a signal that its caller waits for',
    run: {
      models: models({
        demo: {
          elements: {
            callOut: call('called'),
            stop: boundary('callOut', signal('go'), { interrupting: false }),
          },
          flows: ['begin > callOut > end', 'stop > told'],
        },
        called: {
          elements: { tell: thrown(signal('go')), rest: caught(after('PT1M')) },
          flows: ['begin > tell > rest > end'],
        },
      }),
      process: 'demo',
      until: Date.UTC(2026, 0, 6),
    },
    status: 'completed',
    path: 'begin > stop > told > callOut > end > demo',
    others: { called: 'begin > tell > rest > end > called' },
  },
  {
    name: 'a job sends a signal',
    run: {
      models: models({ demo: telling, heeding }),
      process: 'demo',
      alongside: [{ process: 'heeding' }],
      script: { jobs: { tell: { complete: {}, broadcast: go } } },
    },
    status: 'completed',
    path: 'begin > tell > end > demo',
    others: { heeding: 'begin > hear > end > heeding' },
  },
  {
    name: 'a signal comes from outside after a day, to everybody',
    run: {
      models: models({ demo: heeding, heeding }),
      process: 'demo',
      alongside: [{ process: 'heeding' }],
      script: { events: [{ ...go, after: 'P1D' }] },
      until: Date.UTC(2026, 0, 8),
    },
    status: 'completed',
    path: 'begin > hear > end > demo',
    others: { heeding: 'begin > hear > end > heeding' },
    variables: { price: 5 },
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
  ...conversationRuns,
  ...callRuns,
  ...trialCancels,
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
