import { expect, test } from 'vitest';
import type { Value } from '../value.ts';
import { each, job, mapped, scenes, Trial } from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

function mapping(
  inputs: { readonly [target: string]: string },
  more: Parameters<typeof job>[0] = {},
): Sketch {
  return { elements: { work: job({ inputs: mapped(inputs), ...more }) }, flows: ['begin > work > end'] };
}
const variables = { lead: { email: 'a@b.example' }, n: 1 };
type Play = (trial: Trial) => unknown;

const cases: readonly {
  when: string;
  inputs: { [target: string]: string };
  play?: Play;
  given: { [name: string]: Value };
}[] = [
  { when: 'a name', inputs: { email: 'lead.email' }, given: { email: 'a@b.example' } },
  { when: 'one mapping sees those before it', inputs: { a: 'n + 1', b: 'a + 1' }, given: { a: 2, b: 3 } },
  { when: 'a nested target', inputs: { 'a.b.c': '1', 'a.d': '2' }, given: { a: { b: { c: 1 }, d: 2 } } },
  { when: 'a nested target into what is no context', inputs: { a: '5', 'a.b': '1' }, given: { a: { b: 1 } } },
  { when: 'what is not there', inputs: { a: 'nothing' }, given: { a: null } },
  {
    when: 'after a retry: from the data as it is now',
    inputs: { email: 'lead.email' },
    play: (trial) => trial.broken('work').retry('work', { lead: { email: 'c@d.example' } }),
    given: { email: 'c@d.example' },
  },
  {
    when: 'after a retry that changes nothing: the same, not on top of itself',
    inputs: { n: 'n + 1' },
    play: (trial) => trial.broken('work').retry('work'),
    given: { n: 2 },
  },
  {
    when: 'after a retry that sets an input: what the engineer set',
    inputs: { email: 'lead.email' },
    play: (trial) => trial.broken('work').retry('work', { email: 'c@d.example' }),
    given: { email: 'c@d.example' },
  },
  {
    when: 'after one more retry: still what the engineer set',
    inputs: { email: 'lead.email', n: 'n' },
    play: (trial) =>
      trial.broken('work').retry('work', { email: 'c@d.example' }).broken('work').retry('work'),
    given: { email: 'c@d.example', n: 1 },
  },
];

test.each(cases)('the job gets $when', ({ inputs, play, given }) => {
  const trial = new Trial(mapping(inputs), { variables });
  play?.(trial);
  expect(trial.all('call').at(-1)?.job.input).toEqual(given);
});

test('an input may hide the item of a loop: a retry maps from the item again', () => {
  const trial = new Trial(mapping({ item: 'item.email' }, { loop: each('[lead]') }), { variables });
  trial.broken('work').retry('work');
  expect(trial.all('call').map((command) => command.job.input)).toEqual([
    { item: 'a@b.example' },
    { item: 'a@b.example' },
  ]);
});

scenes('inputs and outputs', [
  {
    when: 'inputs are local: a result that names one stays inside',
    sketch: mapping({ n: '10' }),
    variables,
    play: (trial) => trial.done('work', { n: 11, m: 12 }),
    story: 'begin > work > end > demo',
    data: { n: 1, m: 12 },
  },
  {
    when: 'outputs are written where the variable lives',
    sketch: mapping({}, { outputs: mapped({ n: 'n + result', 'lead.score': 'result' }) }),
    variables,
    play: (trial) => trial.done('work', { result: 5 }),
    story: 'begin > work > end > demo',
    data: { n: 6, lead: { email: 'a@b.example', score: 5 } },
  },
  {
    when: 'an output mapping sees the inputs',
    sketch: mapping({ local: 'n * 2' }, { outputs: mapped({ double: 'local' }) }),
    variables,
    play: (trial) => trial.done('work'),
    story: 'begin > work > end > demo',
    data: { double: 2 },
  },
  {
    when: 'an input mapping fails: nothing is called, a retry maps anew',
    sketch: mapping({
      a: 'if ok = true then 1 else count(for x in 1..100000 return for y in 1..100000 return x)',
    }),
    play: (trial) => {
      expect(trial.all('call')).toEqual([]);
      trial.retry('work', { ok: true }).done('work');
    },
    story: 'begin > work > end > demo',
  },
]);

test('an input that an engineer sets need not be computed any more', () => {
  const runaway = 'count(for x in 1..100000 return for y in 1..100000 return x)';
  const trial = new Trial(mapping({ a: runaway }));
  trial.retry('work', { a: 1 });
  expect(trial.all('call').at(-1)?.job.input).toEqual({ a: 1 });
});
