import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tradeDeskSandbox } from '../sandbox.ts';
import { deletePerson } from './delete-person.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(tradeDeskSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const example = updateAudience.example;
const members = (): readonly string[] => {
  const audiences = trial.sandbox.state['trade-desk']?.['audiences'] as Record<string, object> | undefined;
  return Object.keys(audiences?.['trial-users'] ?? {});
};

it('puts people in for so many days', async () => {
  const outcome = await trial.call(updateAudience, example);
  expect(outcome).toEqual({ audienceId: 'trial-users', accepted: 2, rejected: 0 });
  expect(trial.sandbox.requests[0]?.body).toMatchObject({
    AdvertiserId: 'adv7h2k',
    Items: [
      {
        UID2: 'JI1OmSKvLJFsVcFYuUUdwhJsJcNKzsJ1KyKk3TPmKBk=',
        Data: [{ Name: 'trial-users', TtlInMinutes: 43_200 }],
      },
      { TDID: '0f3b1c7e-9a55-4d0a-8a3e-6d2f1c9b7e01' },
    ],
  });
  expect(members()).toHaveLength(2);
});

it('takes them out', async () => {
  await trial.call(updateAudience, example);
  await trial.call(updateAudience, { ...example, change: 'REMOVE', people: example.people.slice(0, 1) });
  expect(members()).toEqual(['TDID:0f3b1c7e-9a55-4d0a-8a3e-6d2f1c9b7e01']);
});

it('counts whom the vendor did not take', async () => {
  const [first] = example.people;
  if (first === undefined) throw new Error('no example');
  await trial.call(deletePerson, { person: first, request: 'OPT_OUT' });
  expect(await trial.call(updateAudience, example)).toMatchObject({ accepted: 1, rejected: 1 });
});

it.each([
  ['none', {}, 2, 0],
  ['nothing', { FailedLines: null }, 2, 0],
  [
    'two lines about one',
    {
      FailedLines: [
        { ErrorCode: 'UserNotMapped', ItemNumber: '0' },
        { ErrorCode: 'Unknown', ItemNumber: '0' },
      ],
    },
    1,
    1,
  ],
  ['lines without their place', { FailedLines: [{ ErrorCode: 'Unknown' }, { ErrorCode: 'Unknown' }] }, 0, 2],
])('reads %s refused', async (_name, body, accepted, rejected) => {
  trial.sandbox.failNext({ tool: 'trade-desk', fault: { status: 200, body } });
  expect(await trial.call(updateAudience, example)).toMatchObject({ accepted, rejected });
});

it('says which code the vendor gave for the whole', async () => {
  const body = { FailedLines: [{ ErrorCode: 'TargetingDataCreationLimitExceeded' }] };
  trial.sandbox.failNext({ tool: 'trade-desk', fault: { status: 400, body } });
  await expect(trial.call(updateAudience, example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.stringContaining('TargetingDataCreationLimitExceeded'),
  });
});
