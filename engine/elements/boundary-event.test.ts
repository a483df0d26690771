import { expect, test } from 'vitest';
import {
  after,
  and,
  boundary,
  each,
  error,
  every,
  feel,
  job,
  mapped,
  message,
  MONDAY,
  scenes,
  sub,
  Trial,
} from '../testing/index.ts';
import { boundaryEvent } from './boundary-event.ts';
import type { Sketch } from '../testing/index.ts';
import type { EventDefinition } from '../model.ts';

function guarded(event: EventDefinition, interrupting: boolean): Sketch {
  return {
    elements: { work: job(), on: boundary('work', event, { interrupting }) },
    flows: ['begin > work > end', 'on > react > reacted'],
  };
}

scenes('boundary event', [
  {
    when: 'it does not happen',
    sketch: guarded(after('PT1H'), true),
    play: (trial) => trial.done('work'),
    story: 'begin > work > end > demo',
  },
  {
    when: 'interrupting: the activity ends, the token leaves by the event',
    sketch: guarded(after('PT1H'), true),
    play: (trial) => trial.timer('on'),
    story: 'begin > on > react > reacted > demo',
  },
  {
    when: 'not interrupting: a token more',
    sketch: guarded(after('PT1H'), false),
    play: (trial) => trial.timer('on').done('work'),
    story: 'begin > on > react > reacted > work > end > demo',
  },
  {
    when: 'a timer cycle: as often as it says',
    sketch: guarded(every('R2/PT1H'), false),
    play: (trial) => trial.timer('on').timer('on').done('work'),
    story: 'begin > on > react > reacted > on > react > reacted > work > end > demo',
  },
  {
    when: 'a message, not interrupting: as often as it comes',
    sketch: guarded(message('note'), false),
    play: (trial) => trial.message('note').message('note').done('work').message('note'),
    story: 'begin > on > react > reacted > on > react > reacted > work > end > demo',
  },
  {
    when: 'a message, interrupting: what it brought is kept',
    sketch: guarded(message('stop'), true),
    play: (trial) => trial.message('stop', { why: 'rain' }),
    story: 'begin > on > react > reacted > demo',
    data: { why: 'rain' },
  },
  {
    when: 'an error with the code that it names',
    sketch: guarded(error('OUT'), true),
    play: (trial) => trial.error('work', 'OUT', { left: 0 }),
    story: 'begin > on > react > reacted > demo',
    data: { left: 0 },
  },
  {
    when: 'an error with another code',
    sketch: guarded(error('OUT'), true),
    play: (trial) => trial.error('work', 'OTHER'),
    story: 'begin',
    waiting: ['work'],
    incident: 'ERROR_NOT_CAUGHT',
  },
  {
    when: 'it names no code: any error',
    sketch: guarded(error(), true),
    play: (trial) => trial.error('work', 'OTHER'),
    story: 'begin > on > react > reacted > demo',
  },
  {
    when: 'an activity in incident is interrupted: the incident is gone',
    sketch: guarded(after('PT1H'), true),
    play: (trial) => trial.broken('work').timer('on'),
    story: 'begin > on > react > reacted > demo',
  },
  {
    when: 'a retried activity: its timer runs on, once',
    sketch: guarded(after('PT1H'), false),
    play: (trial) => trial.broken('work').retry('work').timer('on').done('work'),
    story: 'begin > on > react > reacted > work > end > demo',
  },
  {
    when: 'one of two has no valid time: a retry arms each once',
    sketch: {
      elements: {
        work: job(),
        first: boundary('work', after('PT1H'), { interrupting: false }),
        second: boundary('work', { kind: 'timer', duration: feel('patience') }),
      },
      flows: ['begin > work > end', 'first > noted', 'second > stopped'],
    },
    play: (trial) => trial.retry('work', { patience: 'PT2H' }).timer('first').timer('second'),
    story: 'begin > first > noted > second > stopped > demo',
  },
  {
    when: 'on a multi-instance activity: one for all instances',
    sketch: {
      elements: { work: job({ loop: each('[1, 2]') }), on: boundary('work', after('PT1H')) },
      flows: ['begin > work > end', 'on > reacted'],
    },
    play: (trial) => trial.done('work').timer('on'),
    story: 'begin > work > on > reacted > demo',
  },
  {
    when: 'on a multi-instance activity: an error of one instance ends all',
    sketch: {
      elements: { work: job({ loop: each('[1, 2]') }), on: boundary('work', error()) },
      flows: ['begin > work > end', 'on > reacted'],
    },
    play: (trial) => trial.error('work', 'OUT', {}, 1),
    story: 'begin > on > reacted > demo',
  },
  {
    when: 'on a multi-instance activity with nothing to do: it is never armed',
    sketch: {
      elements: { work: job({ loop: each('[]') }), on: boundary('work', after('PT1H')), next: job() },
      flows: ['begin > work > next > end', 'on > reacted'],
    },
    story: 'begin',
    waiting: ['next'],
  },
  {
    when: 'on a sub-process, with one inside: each its own',
    sketch: {
      elements: {
        split: and,
        inner: sub({
          elements: { work: job(), soon: boundary('work', after('PT1H')), fix: job() },
          flows: ['go > work > done', 'soon > fix > fixed'],
        }),
        late: boundary('inner', after('P1D')),
      },
      flows: ['begin > split > inner > end', 'late > told'],
    },
    play: (trial) => trial.timer('soon').timer('late'),
    story: 'begin > split > go > soon > late > told > demo',
  },
  {
    when: 'it maps the error',
    sketch: {
      elements: {
        work: job(),
        on: boundary('work', error(), {
          outputs: mapped({ failure: '{ code: errorCode, text: errorMessage }' }),
        }),
      },
      flows: ['begin > work > end', 'on > reacted'],
    },
    play: (trial) => trial.error('work', 'OUT'),
    story: 'begin > on > reacted > demo',
    data: { failure: { code: 'OUT', text: 'OUT happened' } },
  },
]);

test('an error stands in the path', () => {
  const { path } = new Trial(guarded(error(), true)).error('work', 'OUT');
  expect(path.find((entry) => entry.element === 'on' && entry.event === 'completed')?.detail).toEqual({
    errorCode: 'OUT',
    errorMessage: 'OUT happened',
  });
});

test('a cycle counts from when it was due, not from when it fired', () => {
  const trial = new Trial(guarded(every('R3/PT1H'), false));
  const wait = trial.all('arm')[0]?.wait ?? 0;
  trial.at = MONDAY + 3_600_000 + 1_000;
  trial.happen({ on: 'timer', wait });
  expect(trial.all('arm').map((command) => command.due - MONDAY)).toEqual([3_600_000, 7_200_000]);
});

test('a token that it is given leaves at once', () => {
  expect(boundaryEvent.enter({} as never, {} as never)).toEqual([{ do: 'complete' }]);
});
