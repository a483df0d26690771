import { adHoc, again, and, call, feel, job, script, text } from '../testing/index.ts';
import type { MemoryRun } from './run-in-memory.ts';
import { models, type TrialOutcome, type TrialRun } from './trial-run.ts';

/** A process and one that it calls, which is tagged `v2`. */
function bound(binding: 'latest' | 'deployment' | { readonly versionTag: string }): MemoryRun['models'] {
  const { demo, called } = models({
    demo: { elements: { callOut: call('called', { binding }) }, flows: ['begin > callOut > end'] },
    called: { flows: ['begin > end'] },
  });
  return demo === undefined || called === undefined ? {} : { demo, called: { ...called, versionTag: 'v2' } };
}

/** Bindings of calls, ad-hoc sub-processes, standard loops, listeners and data, as they go on every runner. */
export const activityRuns: readonly (TrialRun & TrialOutcome)[] = [
  ...(['latest', 'deployment', { versionTag: 'v2' }] as const).map((binding) => ({
    name: `a process is called by ${JSON.stringify(binding)}`,
    run: { models: bound(binding), process: 'demo' },
    status: 'completed' as const,
    path: 'begin > callOut > end > demo',
    others: { called: 'begin > end > called' },
  })),
  {
    name: 'a version is called that there is not',
    run: { models: bound({ versionTag: 'v3' }), process: 'demo' },
    status: 'incident',
    path: 'begin',
    others: {},
    incident: { code: 'PROCESS_UNKNOWN', message: 'called has no version tagged v3', element: 'callOut' },
  },
  {
    name: 'people choose what is done in an ad-hoc sub-process',
    run: {
      models: models({
        demo: {
          elements: { any: adHoc({ elements: { a: job(), b: job() }, flows: [] }) },
          flows: ['begin > any > end'],
        },
      }),
      process: 'demo',
      script: {
        jobs: { work: { after: 'PT1M', complete: {} } },
        events: [{ activate: ['b', 'a'], within: 'any', by: 'anna', after: 'PT1H' }],
      },
    },
    status: 'completed',
    path: 'begin > b > a > any > end > demo',
  },
  {
    name: 'a standard loop around a job, listeners around each',
    run: {
      models: models({
        demo: {
          elements: {
            work: job({
              repeat: again('n < 2'),
              listeners: { start: [{ type: text('prepare') }], end: [{ type: text('tidy') }] },
            }),
          },
          flows: ['begin > work > end'],
        },
      }),
      process: 'demo',
      script: {
        jobs: {
          work: [{ complete: { n: 1 } }, { complete: { n: 2 } }],
          prepare: { complete: { prepared: true } },
          'work.end-1': { complete: { tidied: true } },
        },
      },
    },
    status: 'completed',
    path: 'begin > work > work > end > demo',
    variables: { n: 2, tidied: true },
  },
  {
    name: 'an activity waits for data that another one makes',
    run: {
      models: models({
        demo: {
          elements: {
            fork: and,
            write: job(),
            read: script('copy', 'brief', { inputSets: [[feel('brief')]] }),
          },
          flows: ['begin > fork > write > x', 'fork > read > y'],
        },
      }),
      process: 'demo',
      script: { jobs: { work: { after: 'P1D', complete: { brief: 'B' } } } },
    },
    status: 'completed',
    path: 'begin > fork > write > x > read > y > demo',
    variables: { brief: 'B', copy: 'B' },
  },
];
