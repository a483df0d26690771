import { expect, test } from 'vitest';
import type { TimerDefinition } from '../model.ts';
import { caught, feel, MONDAY, scenes, text, Trial } from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

function waiting(timer: Omit<TimerDefinition, 'kind'> & object): Sketch {
  return {
    elements: { wait: caught({ kind: 'timer', ...timer } as TimerDefinition) },
    flows: ['begin > wait > end'],
  };
}
const day = 86_400_000;

test.each([
  { when: 'a date', timer: { date: text('2026-01-06T08:00:00Z') }, due: MONDAY + day },
  { when: 'a date by FEEL', timer: { date: feel('launch') }, due: MONDAY + 2 * day },
  { when: 'a date in the past: now', timer: { date: text('2020-01-01') }, due: Date.UTC(2020, 0, 1) },
  { when: 'a duration', timer: { duration: text('P1DT1H') }, due: MONDAY + day + 3_600_000 },
  { when: 'a duration by FEEL', timer: { duration: feel('duration("P1D") * 2') }, due: MONDAY + 2 * day },
  { when: 'a cycle: its first time', timer: { cycle: text('R3/PT10M') }, due: MONDAY + 600_000 },
  { when: 'cron', timer: { cycle: text('0 0 9 * * *') }, due: MONDAY + 3_600_000 },
  { when: 'a cycle by FEEL', timer: { cycle: feel('"R/" + pause') }, due: MONDAY + 60_000 },
])('it is set to $when', ({ timer, due }) => {
  const variables = { launch: '2026-01-07T09:00:00+01:00', pause: 'PT1M' };
  const trial = new Trial(waiting(timer), { variables });
  expect(trial.all('arm').map((command) => command.due)).toEqual([due]);
  expect(trial.timer('wait').story).toBe('begin > wait > end > demo');
});

scenes(
  'a timer without a valid time',
  [
    { when: 'no date', sketch: waiting({ date: feel('nothing') }), incident: 'TIME_INVALID' },
    { when: 'no duration', sketch: waiting({ duration: text('soon') }), incident: 'TIME_INVALID' },
    { when: 'no cycle', sketch: waiting({ cycle: text('often') }), incident: 'TIME_INVALID' },
    { when: 'cycle no text', sketch: waiting({ cycle: feel('5') }), incident: 'EXPRESSION_NOT_TEXT' },
    {
      when: 'cron that never comes',
      sketch: waiting({ cycle: text('0 0 0 30 2 *') }),
      incident: 'TIME_INVALID',
    },
  ].map((scene) => ({ ...scene, story: 'begin', waiting: ['wait'] })),
);
