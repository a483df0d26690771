import { after, boundary, mapped, message, scenes } from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const receive: Sketch = {
  elements: {
    hear: { kind: 'receiveTask', message: message('paid', 'invoice') },
    late: boundary('hear', after('P14D')),
  },
  flows: ['begin > hear > end', 'late > remind'],
};
const variables = { invoice: 'r-1' };

scenes('receive task', [
  { when: 'no message has come', sketch: receive, variables, story: 'begin', waiting: ['hear'] },
  {
    when: 'its message comes',
    sketch: receive,
    variables,
    play: (trial) => trial.message('paid', { amount: 5 }, { key: 'r-1' }),
    story: 'begin > hear > end > demo',
    data: { amount: 5 },
  },
  {
    when: 'a message with another key comes',
    sketch: receive,
    variables,
    play: (trial) => trial.message('paid', {}, { key: 'r-2' }),
    story: 'begin',
    waiting: ['hear'],
  },
  {
    when: 'it is interrupted',
    sketch: receive,
    variables,
    play: (trial) => trial.timer('late').message('paid', {}, { key: 'r-1' }),
    story: 'begin > late > remind > demo',
  },
  {
    when: 'it maps what it got',
    sketch: {
      elements: {
        hear: {
          kind: 'receiveTask',
          message: message('paid'),
          outputs: mapped({ 'invoice.paid': 'amount' }),
        },
      },
      flows: ['begin > hear > end'],
    },
    variables: { invoice: { total: 9 } },
    play: (trial) => trial.message('paid', { amount: 5 }),
    story: 'begin > hear > end > demo',
    data: { invoice: { total: 9, paid: 5 } },
  },
]);
