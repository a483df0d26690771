import type { LoopEvent, MultiInstance } from '../model.ts';
import {
  boundary,
  each,
  error,
  escalation,
  feel,
  job,
  mapped,
  message,
  type Scene,
  scenes,
  script,
  signal,
  type Sketch,
  text,
} from '../testing/index.ts';

function thrower(when: LoopEvent['when'], interrupting: boolean, more: Partial<MultiInstance> = {}): Sketch {
  return {
    elements: {
      work: job({ loop: each('[1, 2, 3]', { throws: [{ when, event: message('one more') }], ...more }) }),
      seen: boundary('work', message('one more'), { interrupting }),
    },
    flows: ['begin > work > end', 'seen > told'],
  };
}
const sequential = { sequential: true };

scenes('events of a multi-instance activity', [
  {
    when: 'None: each instance throws one, caught beside',
    sketch: thrower('each', false),
    play: (trial) => trial.done('work').done('work').done('work'),
    story: 'begin > work > seen > told > work > seen > told > work > seen > told > end > demo',
  },
  {
    when: 'One: the first instance alone',
    sketch: thrower('first', false),
    play: (trial) => trial.done('work').done('work').done('work'),
    story: 'begin > work > seen > told > work > work > end > demo',
  },
  {
    when: 'One, caught in a way that interrupts: the others end',
    sketch: thrower('first', true),
    play: (trial) => trial.done('work'),
    story: 'begin > work > seen > told > demo',
  },
  {
    when: 'in sequence, interrupted: no more begin',
    sketch: thrower('each', true, sequential),
    play: (trial) => trial.done('work'),
    story: 'begin > work > seen > told > demo',
  },
  {
    when: 'Complex: where the condition holds, with its counts',
    sketch: thrower({ holds: feel('numberOfCompletedInstances = 2 and item = 2') }, false, sequential),
    play: (trial) => trial.done('work').done('work').done('work'),
    story: 'begin > work > work > seen > told > work > end > demo',
  },
  {
    when: 'the condition is neither true nor false: the answer is kept',
    sketch: thrower({ holds: feel('unknown') }, true, { over: { cardinality: feel('1') } }),
    play: (trial) => trial.done('work', { result: 1 }).retry('work', { unknown: false }),
    story: 'begin > work > end > demo',
    data: { result: 1 },
  },
  {
    when: 'the event carries the counts',
    sketch: {
      elements: {
        work: job({ loop: each('[1, 2]', { throws: [{ when: 'each', event: message('one more') }] }) }),
        seen: boundary('work', message('one more'), {
          interrupting: false,
          outputs: mapped({ last: '[loopCounter, numberOfCompletedInstances, numberOfInstances]' }),
        }),
      },
      flows: ['begin > work > end', 'seen > told'],
    },
    play: (trial) => trial.done('work', {}, { nth: 1 }).done('work'),
    story: 'begin > work > seen > told > work > seen > told > end > demo',
    data: { last: [1, 2, 2] },
  },
  {
    when: 'an error interrupts',
    sketch: {
      elements: {
        work: job({ loop: each('[1, 2]', { throws: [{ when: 'first', event: error('ENOUGH') }] }) }),
        seen: boundary('work', error('ENOUGH')),
      },
      flows: ['begin > work > end', 'seen > told'],
    },
    play: (trial) => trial.done('work'),
    story: 'begin > work > seen > told > demo',
  },
  ...[signal('news'), escalation('news')].flatMap((event): Scene[] =>
    [true, false].map((interrupting) => ({
      when: `a ${event.kind} by each, ${interrupting ? 'interrupting' : 'beside'}`,
      sketch: {
        elements: {
          work: script('n', 'item', {
            loop: each('[1, 2, 3]', { ...sequential, throws: [{ when: 'each', event }] }),
          }),
          seen: boundary('work', event, { interrupting }),
        },
        flows: ['begin > work > end', 'seen > told'],
      },
      story: interrupting
        ? 'begin > work > seen > told > demo'
        : 'begin > work > seen > told > work > seen > told > work > seen > told > end > demo',
    })),
  ),
  {
    when: 'a signal, one for each instance, to all other cases',
    sketch: {
      elements: {
        work: job({ loop: each('[1, 2]', { throws: [{ when: 'each', event: signal('news') }] }) }),
      },
      flows: ['begin > work > end'],
    },
    play: (trial) => {
      trial.done('work').done('work');
      const told = trial.all('broadcast').map(({ instance }) => instance);
      if (new Set(told).size !== 2) throw new Error(`told by ${told.join(', ')}`);
    },
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'nobody on the border catches: it goes out into the world',
    sketch: {
      elements: {
        work: job({ loop: each('[1]', { throws: [{ when: 'each', event: message('one more') }] }) }),
        next: job({ job: { type: text('next') } }),
      },
      flows: ['begin > work > next > end'],
    },
    play: (trial) => {
      trial.done('work').done('next');
      if (trial.all('publish').length !== 1) throw new Error('nothing was published');
    },
    story: 'begin > work > next > end > demo',
  },
]);
