import {
  after,
  and,
  boundary,
  end,
  error,
  escalation,
  job,
  mapped,
  scenes,
  sub,
  terminate,
  thrown,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const inner: Sketch = { elements: { work: job() }, flows: ['first > work > last'] };
const outer: Sketch = { elements: { inner: sub(inner) }, flows: ['begin > inner > end'] };

scenes('sub-process', [
  { when: 'something in it is under way', sketch: outer, story: 'begin > first', waiting: ['work'] },
  {
    when: 'nothing is left in it',
    sketch: outer,
    play: (trial) => trial.done('work'),
    story: 'begin > first > work > last > inner > end > demo',
  },
  {
    when: 'what lies in it ends and sends its token on, while nothing else is left in it',
    sketch: {
      elements: {
        outer: sub({
          elements: { deep: sub({ flows: ['in > out'] }), x: { kind: 'task' } },
          flows: ['deep > then > last', 'x > other'],
        }),
      },
      flows: ['begin > outer > end'],
    },
    story: 'begin > in > x > out > other > deep > then > last > outer > end > demo',
  },
  {
    when: 'it has no start event: all that no flow leads to begins at once',
    sketch: {
      elements: { inner: sub({ elements: { a: job(), b: job() }, flows: ['a > over'] }) },
      flows: ['begin > inner > end'],
    },
    play: (trial) => trial.done('b').done('a'),
    story: 'begin > b > a > over > inner > end > demo',
  },
  {
    when: 'nothing lies in it',
    sketch: { elements: { inner: sub({ flows: [] }) }, flows: ['begin > inner > end'] },
    story: 'begin > inner > end > demo',
  },
  {
    when: 'its own variables stay inside, others are written where they live',
    sketch: {
      elements: { inner: sub(inner, { inputs: mapped({ local: '1' }) }) },
      flows: ['begin > inner > end'],
    },
    variables: { shared: 1 },
    play: (trial) => trial.done('work', { local: 2, shared: 2, fresh: 2 }),
    story: 'begin > first > work > last > inner > end > demo',
    data: { shared: 2, fresh: 2 },
  },
  {
    when: 'its outputs say what goes out',
    sketch: {
      elements: {
        inner: sub(inner, { inputs: mapped({ local: '1' }), outputs: mapped({ out: 'local + 1' }) }),
      },
      flows: ['begin > inner > end'],
    },
    play: (trial) => trial.done('work', { local: 2 }),
    story: 'begin > first > work > last > inner > end > demo',
    data: { out: 3 },
  },
  {
    when: 'it is interrupted: all inside ends',
    sketch: {
      elements: {
        inner: sub({
          elements: { split: and, a: job(), deep: sub(inner) },
          flows: ['go > split > a', 'split > deep'],
        }),
        late: boundary('inner', after('P1D')),
      },
      flows: ['begin > inner > end', 'late > told'],
    },
    play: (trial) => trial.timer('late'),
    story: 'begin > go > split > first > late > told > demo',
  },
  {
    when: 'an error inside is caught on its border',
    sketch: {
      elements: {
        inner: sub({ elements: { fail: end(error('SAD')) }, flows: ['first > fail'] }),
        sad: boundary('inner', error('SAD')),
      },
      flows: ['begin > inner > end', 'sad > told'],
    },
    story: 'begin > first > sad > told > demo',
  },
  {
    when: 'one inside it ends together with the token beside that: the token behind has yet to arrive',
    sketch: {
      elements: {
        outer: sub({
          elements: {
            inner: sub({
              elements: { work: job(), tell: thrown(escalation('LATE')) },
              flows: ['first > work > tell > last'],
            }),
            late: boundary('inner', escalation('LATE'), { interrupting: false }),
          },
          flows: ['go > inner > next > done', 'late > told'],
        }),
      },
      flows: ['begin > outer > end'],
    },
    play: (trial) => trial.done('work'),
    story: 'begin > go > first > work > late > tell > told > last > inner > next > done > outer > end > demo',
  },
  {
    when: 'a terminate end event inside ends it alone',
    sketch: {
      elements: {
        split: and,
        inner: sub({
          elements: { fork: and, a: job(), stop: end(terminate) },
          flows: ['first > fork > a', 'fork > stop'],
        }),
        other: job(),
      },
      flows: ['begin > split > inner > end', 'split > other > over'],
    },
    story: 'begin > split > first > fork > stop > inner > end',
    waiting: ['other'],
  },
]);
