import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { sendEvent } from './send-event.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
it('adds an activity with its attributes', async () => {
  const { activityId } = await trial.call(sendEvent, sendEvent.example);
  expect(state()?.['activities']).toMatchObject([
    {
      id: Number(activityId),
      leadId: 318592,
      activityDate: '2026-11-30T09:15:00Z',
      primaryAttributeValue: 'Offer accepted',
      attributes: [{ apiName: 'campaign', value: 'de_leads_marketing-automation_202612' }],
    },
  ]);
});

it('is never repeated by guess', async () => {
  await trial.call(sendEvent, sendEvent.example);
  const again = trial.call(sendEvent, sendEvent.example, { mayHaveRun: true });
  await expect(again).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN' });
  expect(state()?.['activities']).toHaveLength(1);
});

it.each([
  ['a lead that does not exist', { leadId: 9 }, 'NOT_FOUND'],
  ["a type that is not the subscription's own", { activityTypeId: 6 }, 'INVALID_INPUT'],
])('refuses %s, as the record says it', async (_what, change, type) => {
  const call = trial.call(sendEvent, { ...sendEvent.example, ...change });
  await expect(call).rejects.toMatchObject({ type });
});
