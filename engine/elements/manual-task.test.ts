import { mapped, scenes } from '../testing/index.ts';

scenes('manual task', [
  {
    when: 'a token comes: it goes on at once',
    sketch: { elements: { think: { kind: 'manualTask' } }, flows: ['begin > think > end'] },
    story: 'begin > think > end > demo',
  },
  {
    when: 'it maps data through itself',
    sketch: {
      elements: {
        think: {
          kind: 'manualTask',
          inputs: mapped({ half: 'budget / 2' }),
          outputs: mapped({ reserve: 'half' }),
        },
      },
      flows: ['begin > think > end'],
    },
    variables: { budget: 100 },
    story: 'begin > think > end > demo',
    data: { budget: 100, reserve: 50 },
  },
  {
    when: 'conditions stand on its flows: all that hold',
    sketch: {
      elements: { think: { kind: 'manualTask' } },
      flows: [
        'begin > think',
        'think > a if x > 1',
        'think > b if x > 2',
        'think > c if x > 3',
        'think > d else',
      ],
    },
    variables: { x: 3 },
    story: 'begin > think > a > b > demo',
  },
  {
    when: 'none of its conditions holds: the default',
    sketch: {
      elements: { think: { kind: 'manualTask' } },
      flows: ['begin > think', 'think > a if x > 1', 'think > d else'],
    },
    variables: { x: 0 },
    story: 'begin > think > d > demo',
  },
  {
    when: 'none holds and there is no default: an engineer changes the data',
    sketch: {
      elements: { think: { kind: 'manualTask', outputs: mapped({ count: 'count + 1' }) } },
      flows: ['begin > think', 'think > a if x > 1'],
    },
    variables: { x: 0, count: 0 },
    play: (trial) => trial.retry('think', { x: 2 }),
    story: 'begin > think > a > demo',
    data: { count: 1 },
  },
]);
