import { expect, test } from 'vitest';
import {
  and,
  compensation,
  end,
  error,
  job,
  mapped,
  message,
  modelOf,
  scenes,
  sub,
  terminate,
  text,
  Trial,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

scenes('end event', [
  {
    when: 'none: the token is consumed, others go on',
    sketch: { elements: { split: and, a: job() }, flows: ['begin > split > end', 'split > a > over'] },
    story: 'begin > split > end',
    waiting: ['a'],
  },
  {
    when: 'a message: it is published',
    sketch: { elements: { told: end(message('done')) }, flows: ['begin > told'] },
    story: 'begin > told > demo',
  },
  {
    when: 'a message by a job: it ends when the job is done',
    sketch: {
      elements: { told: end({ ...message('done'), job: { type: text('mail.send') } }) },
      flows: ['begin > told'],
    },
    play: (trial) => trial.done('told', { mailId: 'm1' }),
    story: 'begin > told > demo',
    data: { mailId: 'm1' },
  },
  {
    when: 'an error nobody catches: the case fails',
    sketch: {
      elements: { split: and, a: job(), fail: end(error('OUT')) },
      flows: ['begin > split > a > end', 'split > fail'],
    },
    story: 'begin > split',
    status: 'failed',
  },
  {
    when: 'terminate: the other tokens of its scope end, those on the move too',
    sketch: {
      elements: { split: and, a: job(), stop: end(terminate), b: job() },
      flows: ['begin > split > a > end', 'split > stop', 'split > b > over'],
    },
    story: 'begin > split > stop > demo',
  },
  {
    when: 'terminate in a sub-process: the process goes on',
    sketch: {
      elements: {
        inner: sub({
          elements: { a: job(), split: and, stop: end(terminate) },
          flows: ['go > split > a > x', 'split > stop'],
        }),
      },
      flows: ['begin > inner > end'],
    },
    story: 'begin > go > split > stop > inner > end > demo',
  },
  {
    when: 'compensation: what completed is undone first',
    sketch: {
      elements: {
        book: job({ compensation: 'undo' }),
        undo: job({ isForCompensation: true }),
        back: end(compensation()),
      },
      flows: ['begin > book > back'],
    },
    play: (trial) => trial.done('book').done('undo'),
    story: 'begin > book > undo > back > demo',
  },
  {
    when: 'outputs are mapped',
    sketch: {
      elements: { over: { kind: 'endEvent', event: { kind: 'none' }, outputs: mapped({ result: 'a + 1' }) } },
      flows: ['begin > over'],
    },
    variables: { a: 1 },
    story: 'begin > over > demo',
    data: { result: 2 },
  },
]);

test('a case that failed says with which error', () => {
  const trial = new Trial({ elements: { fail: end(error('OUT')) }, flows: ['begin > fail'] });
  expect(trial.all('end')).toMatchObject([{ status: 'failed' }]);
  expect(trial.state.ending).toMatchObject({ code: 'OUT' });
  expect(trial.path.at(-1)).toMatchObject({ element: 'demo', event: 'failed', detail: { code: 'OUT' } });
});

test('what cannot be thrown is a mistake of the model, not of the case', () => {
  const sketch: Sketch = {
    elements: { odd: end({ kind: 'timer', duration: text('PT1H') }) },
    flows: ['begin > odd'],
  };
  expect(() => new Trial(modelOf(sketch))).toThrow('cannot be thrown');
});
