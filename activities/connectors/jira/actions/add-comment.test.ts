import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { jiraSandbox } from '../sandbox.ts';
import { addComment } from './add-comment.ts';

const trial = await startTrial(jiraSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const comments = () => trial.sandbox.state['jira']?.['comments'];
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });

it('writes a document: paragraphs, line breaks, and the reference below', async () => {
  const text = 'Version 2 was approved.\nBy everybody.\n\nOn with it.';
  const { commentId } = await trial.call(addComment, { taskId: 'MKT-1', text });
  expect(comments()).toMatchObject({
    'MKT-1': [
      {
        id: commentId,
        body: {
          type: 'doc',
          version: 1,
          content: [
            paragraph(
              { type: 'text', text: 'Version 2 was approved.' },
              { type: 'hardBreak' },
              { type: 'text', text: 'By everybody.' },
            ),
            paragraph({ type: 'text', text: 'On with it.' }),
            paragraph({ type: 'text', text: expect.stringMatching(/^Reference: mr-[0-9a-f]{20}$/) }),
          ],
        },
      },
    ],
  });
});

it('finds its comment on the second page', async () => {
  const ours = await trial.call(addComment, addComment.example);
  for (let other = 0; other < 100; other += 1) {
    await trial.call(addComment, addComment.example, { idempotencyKey: `case-2/${other}` });
  }
  expect(await trial.call(addComment, addComment.example, { mayHaveRun: true })).toEqual(ours);
});

it('is not taken in by a comment that quotes the reference', async () => {
  const ours = await trial.call(addComment, addComment.example);
  const body = (comments() as Record<string, { body: unknown }[]>)['MKT-1']?.[0]?.body;
  const reference = /Reference: mr-[0-9a-f]+/.exec(JSON.stringify(body))?.[0] ?? '';
  await trial.call(addComment, { taskId: 'MKT-1', text: reference }, { idempotencyKey: 'case-2/step-1' });
  expect(await trial.call(addComment, addComment.example, { mayHaveRun: true })).toEqual(ours);
});
