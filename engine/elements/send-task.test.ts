import { expect, test } from 'vitest';
import { mapped, message, scenes, text, Trial } from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const published: Sketch = {
  elements: { tell: { kind: 'sendTask', message: message('approved', 'order') } },
  flows: ['begin > tell > end'],
};

scenes('send task', [
  {
    when: 'it names a message: published, and on',
    sketch: published,
    variables: { order: 7 },
    story: 'begin > tell > end > demo',
  },
  {
    when: 'it names a job: the job sends',
    sketch: {
      elements: { tell: { kind: 'sendTask', job: { type: text('mail.send') } } },
      flows: ['begin > tell > end'],
    },
    play: (trial) => trial.done('tell', { mailId: 'm1' }),
    story: 'begin > tell > end > demo',
    data: { mailId: 'm1' },
  },
  {
    when: 'it names neither: nothing to send',
    sketch: { elements: { tell: { kind: 'sendTask' } }, flows: ['begin > tell > end'] },
    story: 'begin > tell > end > demo',
  },
]);

test.each([
  {
    when: 'all variables of the case, but not what the engine gives',
    sketch: published,
    variables: { order: 7, note: 'x' },
  },
  {
    when: 'exactly the mapped inputs',
    sketch: {
      ...published,
      elements: {
        tell: {
          kind: 'sendTask',
          message: message('approved', 'order'),
          inputs: mapped({ order: 'order' }),
        },
      },
    } satisfies Sketch,
    variables: { order: 7 },
  },
])('the message carries $when', ({ sketch, variables }) => {
  const trial = new Trial(sketch, { variables: { order: 7, note: 'x' }, by: 'anna' });
  expect(trial.all('publish')).toEqual([{ do: 'publish', name: 'approved', key: '7', variables }]);
});
