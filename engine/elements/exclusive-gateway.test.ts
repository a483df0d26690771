import { expect, test } from 'vitest';
import { xor, scenes, Trial } from '../testing/index.ts';

const elements = { ask: xor };
const temperature = {
  elements,
  flows: ['begin > ask', 'ask > hot if score > 50', 'ask > warm if score > 20', 'ask > cold else'],
};
const strict = { elements, flows: ['begin > ask', 'ask > hot if score > 50', 'ask > warm if score > 20'] };

scenes('exclusive gateway', [
  {
    when: 'one condition holds',
    sketch: temperature,
    variables: { score: 30 },
    story: 'begin > ask > warm > demo',
  },
  {
    when: 'several conditions hold: the first in the drawing',
    sketch: temperature,
    variables: { score: 80 },
    story: 'begin > ask > hot > demo',
  },
  {
    when: 'no condition holds: the default',
    sketch: temperature,
    variables: { score: 1 },
    story: 'begin > ask > cold > demo',
  },
  {
    when: 'no condition holds and there is no default',
    sketch: strict,
    variables: { score: 1 },
    story: 'begin',
    waiting: ['ask'],
    incident: 'NO_FLOW_CHOSEN',
  },
  {
    when: 'a condition is neither true nor false',
    sketch: strict,
    variables: { score: 'high' },
    story: 'begin',
    waiting: ['ask'],
    incident: 'CONDITION_NOT_BOOLEAN',
  },
  {
    when: 'an engineer corrects the data',
    sketch: strict,
    variables: { score: 1 },
    play: (trial) => trial.retry('ask', { score: 60 }),
    story: 'begin > ask > hot > demo',
  },
  {
    when: 'an engineer resolves it: it decides again, by what the engineer says, and still takes one way',
    sketch: strict,
    variables: { score: 1 },
    play: (trial) => trial.resolve('ask', { score: 60 }),
    story: 'begin > ask > hot > demo',
  },
  {
    when: 'one way leads on without a condition',
    sketch: { elements, flows: ['begin > ask > end'] },
    story: 'begin > ask > end > demo',
  },
  {
    when: 'no way leads on',
    sketch: { elements, flows: ['begin > ask'] },
    story: 'begin > ask > demo',
  },
  {
    when: 'tokens come together: each goes on by itself',
    sketch: {
      elements: { split: { kind: 'parallelGateway' }, ask: xor },
      flows: ['begin > split > ask > end', 'split > ask'],
    },
    story: 'begin > split > ask > ask > end > end > demo',
  },
]);

test('the path tells which way was taken', () => {
  const { path } = new Trial(temperature, { variables: { score: 30 } });
  expect(path.find((entry) => entry.element === 'ask' && entry.event === 'completed')?.detail).toEqual({
    took: 'ask-warm',
  });
});
