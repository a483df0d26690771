import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { addComment } from './add-comment.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('writes the text first and the reference below', async () => {
  const { commentId } = await trial.call(addComment, addComment.example);
  expect(trial.sandbox.state['asana']?.['stories']).toMatchObject({
    1301: [
      {
        gid: commentId,
        text: expect.stringMatching(/^Version 2 was approved\.\n\nReference: mr-[0-9a-f]{20}$/),
      },
    ],
  });
});

it('finds its comment on the second page', async () => {
  for (let other = 0; other < 100; other += 1) {
    await trial.call(addComment, addComment.example, { idempotencyKey: `case-2/${other}` });
  }
  const ours = await trial.call(addComment, addComment.example);
  expect(await trial.call(addComment, addComment.example, { mayHaveRun: true })).toEqual(ours);
});
