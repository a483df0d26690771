import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { mondaySandbox } from '../sandbox.ts';
import { attachLink } from './attach-link.ts';

const trial = await startTrial(mondaySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const updates = () =>
  (
    trial.sandbox.state['monday']?.['updates'] as Record<string, { id: string; body: string }[]> | undefined
  )?.['1300000001'];

it('writes the link as an update', async () => {
  const url = 'https://maschinenraum.example/?a=1&b="2"';
  const { attachmentId } = await trial.call(attachLink, { taskId: '1300000001', url, title: 'Spring <1>' });
  expect(updates()).toEqual([
    {
      id: attachmentId,
      body: expect.stringContaining(
        '<a href="https://maschinenraum.example/?a=1&amp;b=&quot;2&quot;">Spring &lt;1&gt;</a><br><br>Reference: mr-',
      ),
    },
  ]);
});

it('keeps every link', async () => {
  await trial.call(attachLink, attachLink.example);
  await trial.call(attachLink, attachLink.example, { idempotencyKey: 'case-1/step-2' });
  expect(updates()).toHaveLength(2);
});

it('refuses what is no web address', async () => {
  const call = trial.call(attachLink, { ...attachLink.example, url: 'javascript:alert(1)' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
