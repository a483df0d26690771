import { after, call, caught, job, message, script, text, type Draft } from '../../engine/testing/index.ts';
import type { Step } from './block.ts';
import type { Drawing, Ends } from './drawing.ts';

const drafts: { readonly [S in Step]: (id: string) => Draft } = {
  job: () => job(),
  person: () => ({ kind: 'userTask', task: {} }),
  script: (id) => script(id, 'caseId'),
  nothing: () => ({ kind: 'manualTask' }),
  receive: (id) => ({ kind: 'receiveTask', message: message(id) }),
  send: (id) => ({ kind: 'sendTask', message: message(id) }),
  timer: () => caught(after('PT1H')),
  call: () => call('another'),
  listened: () =>
    job({
      listeners: {
        start: [{ type: text('prepare') }],
        end: [{ type: text('check') }, { type: text('tidy') }],
      },
    }),
};

/** A single step. */
export function drawStep(step: Step, drawing: Drawing): Ends {
  const id = drawing.add(step, drafts[step]);
  return { first: id, last: id };
}
