import { expect, test } from 'vitest';
import {
  after,
  and,
  becomes,
  boundary,
  caught,
  each,
  either,
  eventSub,
  job,
  mapped,
  scenes,
  script,
  start,
  sub,
  Trial,
  type Sketch,
} from '../testing/index.ts';

/** Two branches: one waits until `ready` is true, the other does two jobs. */
const waiting: Sketch = {
  elements: { split: and, hear: caught(becomes('ready = true')), work: job(), more: job() },
  flows: ['begin > split > hear > heard', 'split > work > more > end'],
};

function guarded(interrupting: boolean, work: Sketch['elements'] = { work: job() }): Sketch {
  return {
    elements: {
      inner: sub({ elements: { ...work, more: job() }, flows: ['go > work > more > done'] }),
      on: boundary('inner', becomes('score > 5'), { interrupting }),
    },
    flows: ['begin > inner > end', 'on > react > reacted'],
  };
}

function listening(interrupting: boolean): Sketch {
  return {
    elements: {
      react: eventSub({
        elements: { on: start(becomes('score > 5'), { interrupting }) },
        flows: ['on > note > noted'],
      }),
      work: job(),
      more: job(),
    },
    flows: ['begin > work > more > end'],
  };
}

scenes('conditional event', [
  {
    when: 'it holds when it is armed: at once',
    sketch: { elements: { hear: caught(becomes('ready = true')) }, flows: ['begin > hear > end'] },
    variables: { ready: true },
    story: 'begin > hear > end > demo',
  },
  {
    when: 'it does not hold: it waits',
    sketch: waiting,
    variables: { ready: false },
    story: 'begin > split',
    waiting: ['hear', 'work'],
  },
  {
    when: 'a result makes it true',
    sketch: waiting,
    play: (trial) => trial.done('work', { ready: true }).done('more'),
    story: 'begin > split > work > hear > heard > more > end > demo',
  },
  {
    when: 'a variable that it needs is not there: it does not hold',
    sketch: { elements: { hear: caught(becomes('score > 5')) }, flows: ['begin > hear > end'] },
    story: 'begin',
    waiting: ['hear'],
  },
  {
    when: 'another variable is written: it is not even looked at',
    sketch: {
      ...waiting,
      elements: { ...waiting.elements, hear: caught(becomes('ready = true', { reads: ['other'] })) },
    },
    play: (trial) => trial.done('work', { ready: true }).done('more'),
    story: 'begin > split > work > more > end',
    waiting: ['hear'],
  },
  {
    when: 'only when the variable is made: a later change does not count',
    sketch: {
      ...waiting,
      elements: { ...waiting.elements, hear: caught(becomes('ready = true', { on: 'create' })) },
    },
    variables: { ready: false },
    play: (trial) => trial.done('work', { ready: true }),
    story: 'begin > split > work',
    waiting: ['hear', 'more'],
  },
  {
    when: 'only when the variable changes: its making does not count',
    sketch: {
      ...waiting,
      elements: { ...waiting.elements, hear: caught(becomes('ready = true', { on: 'update' })) },
    },
    play: (trial) => trial.done('work', { ready: true }).done('more', { ready: true }),
    story: 'begin > split > work > more > hear > end > heard > demo',
  },
  {
    when: 'on the border, before the work begins: the work is never done',
    sketch: guarded(true),
    variables: { score: 9 },
    story: 'begin > on > react > reacted > demo',
  },
  {
    when: 'on the border, interrupting, while it works',
    sketch: guarded(true),
    play: (trial) => trial.done('work', { score: 9 }),
    story: 'begin > go > work > on > react > reacted > demo',
  },
  {
    when: 'on the border, interrupting: the very next step comes too late',
    sketch: guarded(true, { work: script('score', '9') }),
    story: 'begin > go > work > on > react > reacted > demo',
  },
  {
    when: 'on the border, not interrupting: once, and again only after it was false',
    sketch: {
      elements: {
        inner: sub({
          elements: { a: job(), b: job(), c: job(), d: job() },
          flows: ['go > a > b > c > d > done'],
        }),
        on: boundary('inner', becomes('score > 5'), { interrupting: false }),
      },
      flows: ['begin > inner > end', 'on > reacted'],
    },
    play: (trial) =>
      trial.done('a', { score: 9 }).done('b', { score: 8 }).done('c', { score: 1 }).done('d', { score: 7 }),
    story: 'begin > go > a > on > reacted > b > c > d > on > done > reacted > inner > end > demo',
  },
  {
    when: 'in an event sub-process, interrupting, from the start',
    sketch: listening(true),
    variables: { score: 9 },
    story: 'on > note > noted > react > demo',
  },
  {
    when: 'in an event sub-process, not interrupting, from the start',
    sketch: listening(false),
    variables: { score: 9 },
    play: (trial) => trial.done('work').done('more'),
    story: 'on > begin > note > noted > react > work > more > end > demo',
  },
  {
    when: 'in an event sub-process, not interrupting, while it works',
    sketch: listening(false),
    play: (trial) => trial.done('work', { score: 9 }).done('more'),
    story: 'begin > work > on > note > noted > react > more > end > demo',
  },
  {
    when: 'behind an event-based gateway',
    sketch: {
      elements: {
        split: and,
        wait: either,
        hear: caught(becomes('ready = true')),
        late: caught(after('PT1H')),
        work: job(),
      },
      flows: ['begin > split > wait > hear > heard', 'wait > late > tooLate', 'split > work > end'],
    },
    play: (trial) => trial.done('work', { ready: true }),
    story: 'begin > split > work > wait > hear > end > heard > demo',
  },
  {
    when: 'each instance of a loop has data of its own',
    sketch: {
      elements: {
        many: sub(
          {
            elements: {
              work: job({ outputs: mapped({ ready: 'ok' }) }),
              on: boundary('work', after('PT1H')),
            },
            flows: ['go > work > done', 'on > late'],
          },
          { loop: each('[1, 2]'), inputs: mapped({ ready: 'false' }) },
        ),
      },
      flows: ['begin > many > end'],
    },
    play: (trial) => trial.done('work', { ok: true }).done('work', { ok: false }),
    story: 'begin > go > go > work > done > many > work > done > many > end > demo',
  },
  {
    when: 'it cannot be worked out when it is armed: a retry with other data goes on',
    sketch: {
      elements: {
        work: job(),
        on: boundary('work', becomes('count(for i in 1..n return i) < 0', { reads: ['n'] })),
      },
      flows: ['begin > work > end', 'on > over'],
    },
    variables: { n: 100_000_000 },
    play: (trial) => trial.retry('work', { n: 1 }).done('work'),
    story: 'begin > work > end > demo',
  },
  {
    when: 'it cannot be worked out later: the work goes on, a retry looks again',
    sketch: {
      elements: {
        split: and,
        work: job(),
        other: job(),
        on: boundary('work', becomes('count(for i in 1..n return i) = 2', { reads: ['n'] })),
      },
      flows: ['begin > split > work > end', 'split > other > done', 'on > over'],
    },
    variables: { n: 1 },
    play: (trial) => trial.done('other', { n: 100_000_000 }).retry('work', { n: 2 }),
    story: 'begin > split > other > done > on > over > demo',
  },
]);

scenes('conditional start event', [
  {
    when: 'its condition holds',
    sketch: {
      elements: { low: start(becomes('score < 5')), high: start(becomes('score >= 5')) },
      flows: ['low > end', 'high > over'],
    },
    variables: { score: 7 },
    story: 'high > over > demo',
  },
  {
    when: 'none holds: the case has nowhere to begin, until the data is right',
    sketch: {
      elements: { low: start(becomes('score < 5')), high: start(becomes('score > 5')) },
      flows: ['low > end', 'high > over'],
    },
    variables: { score: 5 },
    story: '',
    waiting: ['demo'],
    incident: 'NO_START_CHOSEN',
  },
  {
    when: 'a retry with other data begins',
    sketch: { elements: { low: start(becomes('score < 5')) }, flows: ['low > end'] },
    variables: { score: 5 },
    play: (trial) => trial.retry('demo', { score: 1 }),
    story: 'low > end > demo',
  },
  {
    when: 'there is a none start event as well: that one',
    sketch: { elements: { low: start(becomes('score < 5')) }, flows: ['low > end', 'begin > over'] },
    variables: { score: 1 },
    story: 'begin > over > demo',
  },
]);

test('it costs nothing where it is over: no watcher is left behind', () => {
  const trial = new Trial(guarded(false)).done('work', { score: 9 }).done('more');
  expect(trial.state.status).toBe('completed');
  const early = new Trial(guarded(false));
  expect(Object.values(early.state.instances).filter((instance) => instance.watchers).length).toBe(2);
  early.happen({ on: 'cancel', reason: 'enough' });
  expect(early.state).toMatchObject({ instances: {}, waits: {} });
});

test('nobody outside is told of a condition', () => {
  const trial = new Trial(waiting);
  expect([...trial.all('listen'), ...trial.all('arm'), ...trial.all('disarm')]).toEqual([]);
});

test('some that make each other true for ever stop with an incident', () => {
  const toggle = (on: string, outputs: Readonly<Record<string, string>>): Sketch['elements'] => ({
    [`on${on}`]: boundary('work', becomes(`${on} = true`), { interrupting: false, outputs: mapped(outputs) }),
  });
  const trial = new Trial({
    elements: {
      split: and,
      work: job(),
      kick: job(),
      ...toggle('a', { a: 'false', b: 'true' }),
      ...toggle('b', { b: 'false', c: 'true' }),
      ...toggle('c', { c: 'false', a: 'true' }),
    },
    flows: ['begin > split > work > end', 'split > kick > kicked'],
  });
  trial.done('kick', { a: true });
  expect(trial.incident).toBe('ENDLESS_LOOP');
});

test('its job has been withdrawn when it interrupts', () => {
  const trial = new Trial({
    elements: { split: and, work: job(), other: job(), on: boundary('work', becomes('stop = true')) },
    flows: ['begin > split > work > end', 'split > other > done', 'on > over'],
  });
  trial.done('other', { stop: true });
  expect(trial.all('withdraw')).toHaveLength(1);
});
