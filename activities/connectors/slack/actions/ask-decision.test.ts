import { afterAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { unseal } from '../../../kit/seal.ts';
import { startTrial } from '../../../sandbox/trial.ts';
import { slackSandbox } from '../sandbox.ts';
import { askDecision } from './ask-decision.ts';

const trial = await startTrial(slackSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const secret = slackSandbox.connection.webhookSecret ?? '';
const posted = z.object({
  channels: z.object({
    C0LEGAL000: z.object({
      messages: z.tuple([
        z.object({ text: z.string(), blocks: z.array(z.looseObject({ type: z.string() })) }),
        z.unknown(),
      ]),
    }),
  }),
});
const actions = z.object({
  elements: z.array(
    z.object({ value: z.string(), text: z.object({ text: z.string() }), style: z.string().optional() }),
  ),
});

it('shows text, fields and buttons, each with a decision that is sealed', async () => {
  await trial.call(askDecision, askDecision.example);
  const [message] = posted.parse(trial.sandbox.state['slack']).channels.C0LEGAL000.messages;
  const [section, fields, buttons] = message.blocks;
  expect(section).toMatchObject({ text: { text: askDecision.example.text } });
  expect(fields).toMatchObject({ fields: [{ type: 'mrkdwn', text: '*Budget*\n5,000 EUR' }] });
  const { elements } = actions.parse(buttons);
  expect(elements.map(({ text, style }) => [text.text, style])).toEqual([
    ['Approve', 'primary'],
    ['Reject', 'danger'],
  ]);
  expect(elements.map(({ value }) => JSON.parse(unseal(value, [secret]) ?? '') as unknown)).toEqual([
    { caseId: 'legal-review-1', element: 'review', label: 'Approve', result: { approved: true } },
    { caseId: 'legal-review-1', element: 'review', label: 'Reject', result: { approved: false } },
  ]);
});

it('is found again by its marker', async () => {
  const first = await trial.call(askDecision, askDecision.example);
  expect(await trial.call(askDecision, askDecision.example, { mayHaveRun: true })).toEqual(first);
});

it('refuses a decision that no button can hold', async () => {
  const long = { ...askDecision.example, decisions: [{ label: 'Yes', result: { why: 'x'.repeat(2000) } }] };
  await expect(trial.call(askDecision, long)).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});

it('asks for the signing secret where the connection has none', async () => {
  const { webhookSecret: _secret, ...connection } = slackSandbox.connection;
  const bare = await startTrial({ ...slackSandbox, connection });
  await expect(bare.call(askDecision, askDecision.example)).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
    message: expect.stringContaining('webhookSecret is missing'),
  });
  await bare.close();
});
