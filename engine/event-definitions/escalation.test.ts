import { expect, test } from 'vitest';
import {
  boundary,
  end,
  error,
  escalation,
  eventSub,
  feel,
  mapped,
  scenes,
  start,
  sub,
  thrown,
  Trial,
} from '../testing/index.ts';
import type { EventDefinition } from '../model.ts';
import type { Sketch } from '../testing/index.ts';

/** A sub-process that throws half-way, with events on its border. */
function throwing(
  what: EventDefinition,
  on: readonly { readonly event: EventDefinition; readonly interrupting: boolean }[],
): Sketch {
  const caught = on.map(({ event, interrupting }, index) => [
    `on${index}`,
    boundary('inner', event, { interrupting }),
  ]);
  return {
    elements: {
      inner: sub({ elements: { tell: thrown(what) }, flows: ['go > tell > rest > done'] }),
      ...Object.fromEntries(caught),
    },
    flows: ['begin > inner > end', ...caught.map(([id]) => `${String(id)} > told${String(id)}`)],
  };
}
const beside = (event: EventDefinition) => ({ event, interrupting: false });
const instead = (event: EventDefinition) => ({ event, interrupting: true });

scenes('escalation', [
  {
    when: 'nobody catches it: the token goes on',
    sketch: throwing(escalation('LATE'), []),
    story: 'begin > go > tell > rest > done > inner > end > demo',
  },
  {
    when: 'a non-interrupting event catches it: both go on',
    sketch: throwing(escalation('LATE'), [beside(escalation('LATE'))]),
    story: 'begin > go > on0 > tell > toldon0 > rest > done > inner > end > demo',
  },
  {
    when: 'an interrupting event catches it: the thrower ends with its scope',
    sketch: throwing(escalation('LATE'), [instead(escalation('LATE'))]),
    story: 'begin > go > on0 > toldon0 > demo',
  },
  {
    when: 'another code is none of its business',
    sketch: throwing(escalation('LATE'), [instead(escalation('EARLY'))]),
    story: 'begin > go > tell > rest > done > inner > end > demo',
  },
  {
    when: 'an error of the same code is something else',
    sketch: throwing(escalation('LATE'), [instead(error('LATE'))]),
    story: 'begin > go > tell > rest > done > inner > end > demo',
  },
  {
    when: 'the event with the code goes before the one that takes any',
    sketch: throwing(escalation('LATE'), [beside(escalation()), beside(escalation('LATE'))]),
    story: 'begin > go > on1 > tell > toldon1 > rest > done > inner > end > demo',
  },
  {
    when: 'any code',
    sketch: throwing(escalation('LATE'), [beside(escalation())]),
    story: 'begin > go > on0 > tell > toldon0 > rest > done > inner > end > demo',
  },
  {
    when: 'a computed code',
    sketch: throwing({ kind: 'escalation', code: feel('"L" + "ATE"') }, [beside(escalation('LATE'))]),
    story: 'begin > go > on0 > tell > toldon0 > rest > done > inner > end > demo',
  },
  {
    when: 'a code that is no text',
    sketch: throwing({ kind: 'escalation', code: feel('nothing') }, []),
    story: 'begin > go',
    waiting: ['tell'],
    incident: 'EXPRESSION_NOT_TEXT',
  },
  {
    when: 'an end event throws, beside it the scope completes',
    sketch: {
      elements: {
        inner: sub({ elements: { over: end(escalation('LATE')) }, flows: ['go > over'] }),
        on: boundary('inner', escalation('LATE'), { interrupting: false }),
      },
      flows: ['begin > inner > end', 'on > told'],
    },
    story: 'begin > go > on > over > told > inner > end > demo',
  },
  {
    when: 'an event sub-process of its own scope catches it, and goes on beside',
    sketch: {
      elements: {
        tell: thrown(escalation('LATE')),
        help: eventSub({
          elements: { late: start(escalation('LATE'), { interrupting: false }) },
          flows: ['late > remind > reminded'],
        }),
      },
      flows: ['begin > tell > rest > end'],
    },
    story: 'begin > late > tell > remind > rest > reminded > end > help > demo',
  },
  {
    when: 'an interrupting one ends the scope',
    sketch: {
      elements: {
        tell: thrown(escalation('LATE')),
        help: eventSub({ elements: { late: start(escalation()) }, flows: ['late > remind > reminded'] }),
      },
      flows: ['begin > tell > rest > end'],
    },
    story: 'begin > late > remind > reminded > help > demo',
  },
  {
    when: 'an event sub-process throws what it catches itself: that is for the scope around',
    sketch: {
      elements: {
        inner: sub({
          elements: {
            tell: thrown(escalation('LATE')),
            help: eventSub({
              elements: {
                late: start(escalation('LATE'), { interrupting: false }),
                again: thrown(escalation('LATE')),
              },
              flows: ['late > again > passed'],
            }),
          },
          flows: ['go > tell > done'],
        }),
        on: boundary('inner', escalation('LATE'), { interrupting: false }),
      },
      flows: ['begin > inner > end', 'on > told'],
    },
    story: 'begin > go > late > tell > on > again > done > told > passed > help > inner > end > demo',
  },
  {
    when: 'its input mappings say what it brings; the catching event sees the code',
    sketch: {
      elements: {
        inner: sub({
          elements: { tell: thrown(escalation('LATE'), { inputs: mapped({ days: '3' }) }) },
          flows: ['go > tell > done'],
        }),
        on: boundary('inner', escalation(), {
          interrupting: false,
          outputs: mapped({ why: 'escalationCode', by: 'days' }),
        }),
      },
      flows: ['begin > inner > end', 'on > told'],
    },
    story: 'begin > go > on > tell > told > done > inner > end > demo',
    data: { why: 'LATE', by: 3 },
  },
]);

test('who is interrupted is told so, and the catching event says by what', () => {
  const trial = new Trial(throwing(escalation('LATE'), [instead(escalation('LATE'))]));
  expect(trial.log.filter((line) => line.endsWith('terminated'))).toEqual([
    'tell terminated',
    'inner terminated',
  ]);
  const caught = trial.path.find(({ element, event }) => element === 'on0' && event === 'completed');
  expect(caught?.detail).toEqual({ escalationCode: 'LATE' });
});
