import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { mondaySandbox } from '../sandbox.ts';
import { addComment } from './add-comment.ts';

const trial = await startTrial(mondaySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const updates = () =>
  (
    trial.sandbox.state['monday']?.['updates'] as Record<string, { id: string; body: string }[]> | undefined
  )?.['1300000001'];

it('writes text as text, and the reference below', async () => {
  const text = 'Is 3 < 4?\n<img src="x" onerror="alert(1)"> & more';
  const { commentId } = await trial.call(addComment, { taskId: '1300000001', text });
  expect(updates()).toEqual([
    {
      id: commentId,
      body: expect.stringMatching(
        /^Is 3 &lt; 4\?<br>&lt;img src=&quot;x&quot; onerror=&quot;alert\(1\)&quot;&gt; &amp; more<br><br>Reference: mr-[0-9a-f]{20}$/,
      ),
    },
  ]);
});

it('finds its comment on the second page', async () => {
  const ours = await trial.call(addComment, addComment.example);
  for (let other = 0; other < 100; other += 1) updates()?.unshift({ id: String(other), body: 'x' });
  expect(await trial.call(addComment, addComment.example, { mayHaveRun: true })).toEqual(ours);
});

it('says NOT_FOUND for a task that does not exist', async () => {
  const call = trial.call(addComment, { taskId: '999', text: 'x' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
