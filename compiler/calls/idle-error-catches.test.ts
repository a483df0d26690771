import { expect, test } from 'vitest';
import type { Draft, Sketch } from '../../engine/testing/index.ts';
import {
  boundary,
  call,
  compensation,
  each,
  end,
  error,
  eventSub,
  job,
  modelOf,
  start,
  sub,
  text,
} from '../../engine/testing/index.ts';
import { idleErrorCatches } from './idle-error-catches.ts';

const acting = (businessErrors?: string): Draft =>
  job({
    job: { type: text('crm.upsert') },
    ...(businessErrors === undefined ? {} : { properties: { businessErrors } }),
  });
const own = (id: string): Draft => job({ job: { type: text(id) } });

/** `work` with a boundary event that catches a code, or any. */
const caughtOn = (work: Draft, code?: string): Sketch => ({
  elements: { work, caught: boundary('work', error(code)) },
  flows: ['begin > work > end', 'caught > other'],
});
const caughtInside: Sketch = {
  elements: { step: acting('CONFLICT'), caughtThere: boundary('step', error('CONFLICT')) },
  flows: ['in > step > out', 'caughtThere > there'],
};
const ending = (code: string): Sketch => ({ elements: { fail: end(error(code)) }, flows: ['in > fail'] });
const reaction = (code?: string): Draft =>
  eventSub({ elements: { thrown: start(error(code)) }, flows: ['thrown > handled'] });
const besideReaction = (elements: Sketch['elements'], code?: string): Sketch => ({
  elements: { ...elements, reaction: reaction(code) },
  flows: ['begin > work'],
});
const undoneInside = sub({
  elements: {
    step: own('step'),
    undo: boundary('step', compensation()),
    handler: job({
      job: { type: text('crm.upsert') },
      properties: { businessErrors: 'CONFLICT' },
      isForCompensation: true,
    }),
    reaction: reaction(),
  },
  flows: ['in > step > out'],
});

const demoCalls = {
  called: ending('NO_GO'),
  round: { elements: { back: call('demo') }, flows: ['in > back'] },
};

test.each<readonly [what: string, sketch: Sketch, found: readonly string[]]>([
  ['an error that the step names', caughtOn(acting('CONFLICT, NOT_FOUND'), 'NOT_FOUND'), []],
  [
    'an error that the step does not name',
    caughtOn(acting('CONFLICT'), 'NOT_FOUND'),
    ['caught: catches NOT_FOUND, which nothing in work throws'],
  ],
  [
    'an error of a step that names none',
    caughtOn(acting(), 'NOT_FOUND'),
    ['caught: catches NOT_FOUND, which nothing in work throws'],
  ],
  [
    'any error of a step that names none',
    caughtOn(acting()),
    ['caught: catches errors, which nothing in work throws'],
  ],
  ['any error of a step that names one', caughtOn(acting('CONFLICT')), []],
  ['an error of a step that is bound in code', caughtOn(own('work'), 'DECLINED'), []],
  ['an error of a job that nobody knows', caughtOn(job(), 'DECLINED'), []],
  ['an error end inside', caughtOn(sub(ending('NO_GO')), 'NO_GO'), []],
  [
    'another error end inside',
    caughtOn(sub(ending('NO_GO')), 'GONE'),
    ['caught: catches GONE, which nothing in work throws'],
  ],
  [
    'an error that is caught inside',
    caughtOn(sub(caughtInside), 'CONFLICT'),
    ['caught: catches CONFLICT, which nothing in work throws'],
  ],
  [
    'an error that the reaction inside throws on',
    caughtOn(
      sub({
        elements: {
          fail: end(error('A')),
          reaction: eventSub({
            elements: { thrown: start(error()), on: end(error('B')) },
            flows: ['thrown > on'],
          }),
        },
        flows: ['in > fail'],
      }),
      'B',
    ),
    [],
  ],
  [
    'an error of what undoes a sub-process that catches all',
    caughtOn(sub({ elements: { inner: undoneInside }, flows: ['in > inner'] }), 'CONFLICT'),
    [],
  ],
  [
    'an error of each instance',
    caughtOn(
      { ...acting(), loop: each('items', { throws: [{ when: 'each', event: error('DONE') }] }) } as Draft,
      'DONE',
    ),
    [],
  ],
  ['an error of a called process', caughtOn(call('called'), 'NO_GO'), []],
  [
    'another error of a called process',
    caughtOn(call('called'), 'GONE'),
    ['caught: catches GONE, which nothing in work throws'],
  ],
  ['an error of a process that is not known', caughtOn(call('stranger'), 'GONE'), []],
  ['an error of an older version', caughtOn(call('called', { binding: { versionTag: 'v1' } }), 'GONE'), []],
  [
    'an error of a process that calls this one again',
    caughtOn(call('round'), 'GONE'),
    ['caught: catches GONE, which nothing in work throws'],
  ],
  ['a reaction to what goes on beside it', besideReaction({ work: acting('CONFLICT') }, 'CONFLICT'), []],
  [
    'a reaction to nothing',
    besideReaction({ work: acting() }),
    ['thrown: catches errors, which nothing beside reaction throws'],
  ],
])('%s', (_, sketch, found) => {
  const model = modelOf(sketch);
  const models = [model, ...Object.entries(demoCalls).map(([id, called]) => modelOf(called, id))];
  const findings = idleErrorCatches([model], {
    actions: ['crm.upsert'],
    modelOf: (id) => models.find((one) => one.id === id),
  });
  expect(findings.map(({ element, message }) => `${element}: ${message}`)).toEqual(found);
});

test.each([
  ['CONFLCT', 'Did you mean "CONFLICT"?'],
  [
    'NOT_FOUND',
    'It throws CONFLICT. What an action shall throw is named in the property businessErrors of its step: add NOT_FOUND, or delete the event.',
  ],
  ['NO_GO', 'It throws CONFLICT. Throw NO_GO by an error end event, or delete the event.'],
])('the way out of %s', (code, hint) => {
  const sources = { actions: ['crm.upsert'], modelOf: () => undefined };
  const [finding] = idleErrorCatches([modelOf(caughtOn(acting('CONFLICT'), code))], sources);
  expect(finding?.hint).toBe(hint);
});
