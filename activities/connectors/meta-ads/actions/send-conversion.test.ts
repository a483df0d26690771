import { createHash } from 'node:crypto';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { sendConversion } from './send-conversion.ts';

const trial = await startTrial(metaAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const em = createHash('sha256').update('ada@example.com').digest('hex');
const events = () => Object.values(trial.sandbox.state['meta-ads']?.['events'] ?? {});

it.each(['ada@example.com', 'Ada@Example.com'])('sends %s as one and the same hash', async (email) => {
  expect(await trial.call(sendConversion, { ...sendConversion.example, email })).toEqual({ received: true });
  expect(events()).toEqual([{ em, value: 4500, currency: 'EUR' }]);
  expect(JSON.stringify(trial.sandbox.requests)).not.toContain(email);
});

it('counts once, however often it is sent', async () => {
  await trial.call(sendConversion, sendConversion.example);
  await trial.call(sendConversion, sendConversion.example);
  expect(events()).toHaveLength(1);
});

it('says when it happened in seconds', async () => {
  await trial.call(sendConversion, sendConversion.example);
  const sent = z.object({ data: z.tuple([z.string()]) }).parse(trial.sandbox.requests.at(-1)?.body);
  expect(JSON.parse(sent.data[0])).toMatchObject({
    event_name: 'Lead',
    event_time: Date.UTC(2026, 10, 28, 10, 15) / 1000,
    action_source: 'system_generated',
  });
});

it('says that there is no such pixel', async () => {
  const call = trial.call(sendConversion, { ...sendConversion.example, pixelId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
