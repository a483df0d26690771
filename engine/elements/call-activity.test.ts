import { expect, test } from 'vitest';
import type { Variables } from '../kernel/index.ts';
import {
  boundary,
  call,
  each,
  error,
  eventSub,
  mapped,
  scenes,
  start,
  sub,
  Trial,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

function calling(more: Parameters<typeof call>[1] = {}): Sketch {
  return {
    elements: { launch: call('launch', more), failed: boundary('launch', error('NO_BUDGET')) },
    flows: ['begin > launch > end', 'failed > told'],
  };
}

scenes('call activity', [
  { when: 'the called case runs', sketch: calling(), story: 'begin', waiting: ['launch'] },
  {
    when: 'the called case has completed: all its variables come back',
    sketch: calling(),
    variables: { a: 1 },
    play: (trial) => trial.done('launch', { a: 2, b: 3 }),
    story: 'begin > launch > end > demo',
    data: { a: 2, b: 3 },
  },
  {
    when: 'its variables are not to be taken over',
    sketch: calling({ propagateAll: { parent: true, child: false } }),
    variables: { a: 1 },
    play: (trial) => trial.done('launch', { a: 2 }),
    story: 'begin > launch > end > demo',
    data: { a: 1 },
  },
  {
    when: 'outputs say what is taken over',
    sketch: calling({ propagateAll: { parent: true, child: false }, outputs: mapped({ result: 'a' }) }),
    variables: { a: 1 },
    play: (trial) => trial.done('launch', { a: 2 }),
    story: 'begin > launch > end > demo',
    data: { a: 1, result: 2 },
  },
  {
    when: 'the called case failed with an error that is caught here',
    sketch: calling(),
    play: (trial) => trial.error('launch', 'NO_BUDGET'),
    story: 'begin > failed > told > demo',
  },
  {
    when: 'the called case failed with an error that nobody catches',
    sketch: calling(),
    play: (trial) => trial.error('launch', 'OTHER'),
    story: 'begin',
    waiting: ['launch'],
    incident: 'ERROR_NOT_CAUGHT',
  },
  {
    when: 'an engineer calls again',
    sketch: calling(),
    play: (trial) => trial.error('launch', 'OTHER').retry('launch').done('launch'),
    story: 'begin > launch > end > demo',
  },
]);

const variables: Variables = { a: 1, b: { c: 2 } };

test.each([
  { when: 'all variables, but not what the engine gives', more: {}, given: variables },
  {
    when: 'all variables and the inputs',
    more: { inputs: mapped({ extra: 'b.c' }) },
    given: { ...variables, extra: 2 },
  },
  {
    when: 'only the inputs',
    more: { inputs: mapped({ extra: 'b.c' }), propagateAll: { parent: false, child: true } },
    given: { extra: 2 },
  },
  { when: 'nothing', more: { propagateAll: { parent: false, child: true } }, given: {} },
])('the called case gets $when', ({ more, given }) => {
  const trial = new Trial(calling(more), { variables, by: 'anna' });
  expect(trial.all('child').map((command) => command.child)).toEqual([
    { process: 'launch', binding: 'latest', variables: given, caughtByCaller: ['NO_BUDGET'] },
  ]);
});

test.each([
  { when: 'nobody', caughtByCaller: undefined, sketch: calling(), codes: ['NO_BUDGET'] },
  { when: 'its own caller', caughtByCaller: ['LATE'], sketch: calling(), codes: ['NO_BUDGET', 'LATE'] },
  { when: 'its own caller, anything', caughtByCaller: 'any', sketch: calling(), codes: 'any' },
  {
    when: 'something here, anything',
    caughtByCaller: ['LATE'],
    sketch: {
      elements: {
        inner: sub(calling()),
        rescue: eventSub({ elements: { broken: start(error()) }, flows: ['broken > over'] }),
      },
      flows: ['go > inner'],
    },
    codes: 'any',
  },
  {
    when: 'events around every scope it lies in',
    caughtByCaller: undefined,
    sketch: {
      elements: { inner: sub(calling()), sad: boundary('inner', error('SAD')) },
      flows: ['go > inner', 'sad > over'],
    },
    codes: ['NO_BUDGET', 'SAD'],
  },
] as const)('the called case is told which errors are caught around it: $when', (given) => {
  const { caughtByCaller, sketch, codes } = given;
  const trial = new Trial(sketch, caughtByCaller === undefined ? {} : { caughtByCaller });
  expect(trial.all('child').map((command) => command.child.caughtByCaller)).toEqual([codes]);
});

test('one case is called for each item', () => {
  const trial = new Trial(calling({ loop: each('channels') }), { variables: { channels: ['mail', 'ads'] } });
  expect(trial.all('child').map((command) => command.child.variables)).toEqual([
    { channels: ['mail', 'ads'], item: 'mail', loopCounter: 1 },
    { channels: ['mail', 'ads'], item: 'ads', loopCounter: 2 },
  ]);
});

test('a called case that is not wanted any more is withdrawn', () => {
  const trial = new Trial(calling());
  const instance = trial.open('launch');
  trial.cancel();
  expect(trial.all('withdraw')).toEqual([{ do: 'withdraw', instance, what: 'child' }]);
});
