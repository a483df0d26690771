import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { prepareCampaign } from './prepare-campaign.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaigns = () => trial.sandbox.state['klaviyo']?.['campaigns'];

it('leaves a draft with its text, its time and a copy of the template', async () => {
  const { campaignId, messageId } = await trial.call(prepareCampaign, prepareCampaign.example);
  expect(campaigns()).toMatchObject([
    {
      id: campaignId,
      status: 'Draft',
      included: ['Wm7kQp'],
      strategy: { method: 'static', datetime: '2026-12-08T08:00:00Z' },
      message: {
        id: messageId,
        templateId: expect.stringMatching(/^Copy/),
        definition: {
          content: {
            subject: 'Less handwork in your campaigns',
            from_email: 'campaigns@maschinenraum.example',
          },
        },
      },
    },
    {},
  ]);
});

it('goes out at once when no time is given', async () => {
  const { sendAt: _sendAt, ...now } = prepareCampaign.example;
  await trial.call(prepareCampaign, now);
  expect(campaigns()).toMatchObject([{ strategy: { method: 'immediate' } }, {}]);
});

it('finds its draft behind a hundred newer ones of the same name', async () => {
  const first = await trial.call(prepareCampaign, prepareCampaign.example);
  for (let other = 0; other < 100; other += 1) {
    await trial.call(prepareCampaign, prepareCampaign.example, { idempotencyKey: `case-2/${other}` });
  }
  expect(await trial.call(prepareCampaign, prepareCampaign.example, { mayHaveRun: true })).toEqual(first);
  expect(campaigns()).toHaveLength(102);
});

it('prepares no second one after an answer that says nothing', async () => {
  await trial.call(prepareCampaign, prepareCampaign.example);
  const match = { method: 'GET', path: '/api/campaigns' };
  trial.sandbox.failNext({ tool: 'klaviyo', match, fault: { status: 200, body: '{}' } });
  const again = trial.call(prepareCampaign, prepareCampaign.example, { mayHaveRun: true });
  await expect(again).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
  expect(campaigns()).toHaveLength(2);
});

it('looks no further back than the first attempt', async () => {
  await trial.call(prepareCampaign, prepareCampaign.example);
  const all = campaigns() as { id: string; message: { id: string } }[];
  const old = { ...all.at(-1), createdAt: '2020-01-01T00:00:00Z' };
  for (let index = 0; index < 600; index += 1) {
    all.unshift(structuredClone({ ...old, id: `old-${index}`, message: { id: `old-message-${index}` } }));
  }
  const retry = { mayHaveRun: true, triedForMs: 0, idempotencyKey: 'case-2/step-1' };
  await trial.call(prepareCampaign, prepareCampaign.example, retry);
  expect(campaigns()).toHaveLength(603);
});

it('asks a person where more was prepared than it looks through', async () => {
  await trial.call(prepareCampaign, prepareCampaign.example);
  const all = campaigns() as { id: string; message: { id: string } }[];
  const other = all.at(-1);
  for (let index = 0; index < 500; index += 1) {
    all.unshift(structuredClone({ ...other, id: `other-${index}`, message: { id: `message-${index}` } }));
  }
  await expect(
    trial.call(prepareCampaign, prepareCampaign.example, { mayHaveRun: true }),
  ).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN' });
  expect(campaigns()).toHaveLength(502);
});

it('says INVALID_INPUT for a list that the vendor does not know, and quotes no text', async () => {
  const call = trial.call(prepareCampaign, { ...prepareCampaign.example, listId: 'Nowhere' });
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.not.stringContaining('handwork'),
  });
});
