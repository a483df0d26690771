import {
  after,
  call,
  caught,
  job,
  mapped,
  message,
  script,
  text,
  type Draft,
} from '../../engine/testing/index.ts';
import type { Step } from './block.ts';
import type { Drawing, Ends } from './drawing.ts';

const drafts: { readonly [S in Step]: (id: string, drawing: Drawing) => Draft } = {
  job: () => job(),
  person: () => ({ kind: 'userTask', task: {} }),
  script: (id) => script(id, 'caseId'),
  nothing: () => ({ kind: 'manualTask' }),
  receive: (id) => ({ kind: 'receiveTask', message: message(id) }),
  send: (id) => ({ kind: 'sendTask', message: message(id) }),
  timer: () => caught(after('P1D')),
  call: (_, { calls, next }) =>
    calls === undefined
      ? { kind: 'manualTask' }
      : call(calls, {
          // No two that are called at once are the same: the called process waits for so long.
          inputs: mapped({ nth: `${next} * 10 + (if item = null then 0 else item)` }),
        }),
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
  const id = drawing.add(step, (name) => drafts[step](name, drawing));
  return { first: id, last: id };
}
