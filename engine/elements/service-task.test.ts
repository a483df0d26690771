import { expect, test } from 'vitest';
import { after, boundary, feel, job, mapped, scenes, text, Trial } from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const plain: Sketch = { elements: { find: job() }, flows: ['begin > find > end'] };
const withMappings: Sketch = {
  elements: {
    find: job({
      inputs: mapped({ email: 'lead.email', 'filter.active': 'true', 'filter.market': '"DE"' }),
      outputs: mapped({ contact: 'contactId' }),
    }),
  },
  flows: ['begin > find > end'],
};

scenes('service task', [
  { when: 'its job is under way', sketch: plain, story: 'begin', waiting: ['find'] },
  {
    when: 'its job is done: all of the result is kept',
    sketch: plain,
    variables: { a: 1 },
    play: (trial) => trial.done('find', { a: 2, b: 3 }),
    story: 'begin > find > end > demo',
    data: { a: 2, b: 3 },
  },
  {
    when: 'its job has no result',
    sketch: plain,
    play: (trial) => trial.done('find'),
    story: 'begin > find > end > demo',
  },
  {
    when: 'outputs are mapped: only those are kept',
    sketch: withMappings,
    variables: { lead: { email: 'a@b.example' } },
    play: (trial) => trial.done('find', { contactId: 'c1', noise: true }),
    story: 'begin > find > end > demo',
    data: { contact: 'c1' },
  },
  {
    when: 'its job cannot be done',
    sketch: plain,
    play: (trial) => trial.broken('find'),
    story: 'begin',
    waiting: ['find'],
    incident: 'TIMEOUT',
  },
  {
    when: 'an engineer tries again',
    sketch: plain,
    play: (trial) => trial.broken('find').retry('find').done('find'),
    story: 'begin > find > end > demo',
  },
  {
    when: 'an engineer did the work by hand',
    sketch: plain,
    play: (trial) => trial.broken('find').resolve('find', { b: 3 }),
    story: 'begin > find > end > demo',
    data: { b: 3 },
  },
  {
    when: 'its job type is no text',
    sketch: { elements: { find: job({ job: { type: feel('jobType') } }) }, flows: ['begin > find > end'] },
    story: 'begin',
    waiting: ['find'],
    incident: 'EXPRESSION_NOT_TEXT',
  },
  {
    when: 'its retries are no number',
    sketch: {
      elements: { find: job({ job: { type: text('work'), retries: feel('"many"') } }) },
      flows: ['begin > find > end'],
    },
    story: 'begin',
    waiting: ['find'],
    incident: 'RETRIES_INVALID',
  },
]);

test.each([
  { when: 'plain', sketch: plain, call: { type: 'work' } },
  {
    when: 'inputs are mapped, nested targets put together',
    sketch: withMappings,
    call: { type: 'work', input: { email: 'a@b.example', filter: { active: true, market: 'DE' } } },
  },
  {
    when: 'inputs are declared, but there are none',
    sketch: { elements: { find: job({ inputs: [] }) }, flows: ['begin > find > end'] },
    call: { type: 'work', input: {} },
  },
  {
    when: 'headers, retries and a computed type',
    sketch: {
      elements: {
        find: job({ job: { type: feel('"crm." + verb'), headers: { region: 'eu' }, retries: feel('"5"') } }),
      },
      flows: ['begin > find > end'],
    },
    call: { type: 'crm.find', headers: { region: 'eu' }, retries: 5 },
  },
])('the call says what is asked for: $when', ({ sketch, call }) => {
  const trial = new Trial(sketch, { variables: { lead: { email: 'a@b.example' }, verb: 'find' } });
  expect(trial.all('call').map((command) => command.job)).toEqual([call]);
});

test('a second call says that the work may have been done', () => {
  const trial = new Trial(plain).broken('find').retry('find');
  expect(trial.all('call').map((command) => command.job.repeated)).toEqual([undefined, true]);
});

test('a second call says how long ago the first one was, through all incidents', () => {
  const trial = new Trial(plain).broken('find');
  trial.at += 3_600_000;
  trial.retry('find').broken('find');
  trial.at += 86_400_000;
  trial.retry('find');
  const ages = () => trial.all('call').map((command) => command.job.triedForMs);
  expect(ages()).toEqual([undefined, 3_600_000, 90_000_000]);
  trial.broken('find', 0, 'OUTCOME_UNKNOWN').retry('find').broken('find').retry('find');
  expect(ages().slice(3)).toEqual([undefined, 0]);
});

test('a state from before times were kept does not know when the first call was', () => {
  const trial = new Trial(plain).broken('find');
  for (const instance of Object.values(trial.state.instances)) if (instance.called) instance.called = true;
  const [, again] = trial.retry('find').all('call');
  expect(again?.job).toEqual({ type: 'work', repeated: true });
});

test('a retry where the tool cannot be asked is the word of a person that the work was not done', () => {
  const trial = new Trial(plain).broken('find').retry('find');
  trial.broken('find', 0, 'OUTCOME_UNKNOWN').retry('find').broken('find').retry('find');
  expect(trial.all('call').map((command) => command.job.repeated)).toEqual([
    undefined,
    true,
    undefined,
    true,
  ]);
});

test('an interrupted job is withdrawn', () => {
  const trial = new Trial({
    elements: { find: job(), late: boundary('find', after('PT1H')) },
    flows: ['begin > find > end', 'late > told'],
  });
  const instance = trial.open('find');
  trial.timer('late');
  expect(trial.all('withdraw')).toEqual([{ do: 'withdraw', instance, what: 'job' }]);
});
