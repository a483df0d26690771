import { mapped, scenes, script, text } from '../testing/index.ts';

scenes('script task', [
  {
    when: 'an expression: its value is the variable',
    sketch: { elements: { add: script('total', 'net + net * 0.19') }, flows: ['begin > add > end'] },
    variables: { net: 100 },
    story: 'begin > add > end > demo',
    data: { total: 119 },
  },
  {
    when: 'the engine gives: who started it, the case',
    sketch: { elements: { add: script('who', 'caseId + startedBy') }, flows: ['begin > add > end'] },
    story: 'begin > add > end > demo',
    data: { who: null },
  },
  {
    when: 'the time is that of the case, not of the machine',
    sketch: { elements: { date: script('today', 'date(now())') }, flows: ['begin > date > end'] },
    story: 'begin > date > end > demo',
    data: { today: '2026-01-05' },
  },
  {
    when: 'outputs are mapped: only those are kept',
    sketch: {
      elements: { add: script('total', 'net * 2', { outputs: mapped({ double: 'total' }) }) },
      flows: ['begin > add > end'],
    },
    variables: { net: 1 },
    story: 'begin > add > end > demo',
    data: { double: 2 },
  },
  {
    when: 'it would run away: an engineer looks at it',
    sketch: {
      elements: { add: script('n', 'for a in 1..100000 return for b in 1..100000 return a') },
      flows: ['begin > add > end'],
    },
    story: 'begin',
    waiting: ['add'],
    incident: 'FEEL_TOO_MANY_ITERATIONS',
  },
  {
    when: 'a job runs the script',
    sketch: {
      elements: { add: { kind: 'scriptTask', script: { job: { type: text('python') } } } },
      flows: ['begin > add > end'],
    },
    play: (trial) => trial.done('add', { total: 3 }),
    story: 'begin > add > end > demo',
    data: { total: 3 },
  },
]);
