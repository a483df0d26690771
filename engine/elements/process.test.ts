import { expect, test } from 'vitest';
import { job, message, scenes, start, Trial } from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const byMessage: Sketch = {
  elements: { lead: start(message('lead')), work: job() },
  flows: ['begin > work', 'lead > work'],
};

scenes('process', [
  { when: 'nothing lies in it', sketch: { flows: [] }, story: 'demo' },
  {
    when: 'it has several start events: the one without a trigger',
    sketch: byMessage,
    play: (trial) => trial.done('work'),
    story: 'begin > work > demo',
  },
  {
    when: 'all its start events have triggers: the first',
    sketch: { elements: { lead: start(message('lead')) }, flows: ['lead > end'] },
    story: 'lead > end > demo',
  },
  {
    when: 'it has no start event: all that no flow leads to begins at once',
    sketch: { elements: { a: { kind: 'task' }, b: { kind: 'task' } }, flows: [] },
    story: 'a > b > demo',
  },
]);

test('it begins at the start event that the case was started by', () => {
  const trial = new Trial(byMessage, { startEvent: 'lead' });
  expect(trial.story).toBe('lead');
});

test('its end says how it ended, with its variables, and who started it stands in the path', () => {
  const trial = new Trial(byMessage, { variables: { a: 1 }, by: 'anna' }).done('work', { b: 2 });
  expect(trial.all('end')).toEqual([{ do: 'end', status: 'completed', variables: { a: 1, b: 2 } }]);
  expect(trial.path[0]).toMatchObject({ element: 'demo', event: 'entered', by: 'anna' });
  expect(trial.state.instances).toEqual({});
});
