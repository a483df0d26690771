import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { createUpdate, escaped, findUpdate } from '../client.ts';
import { monday } from '../connector.ts';
import { taskId } from '../fields.ts';

export const addComment = defineAction({
  tool: monday,
  id: 'monday.addComment',
  summary: 'Write a comment under a task.',
  input: z.strictObject({ taskId, text: z.string().min(1) }),
  output: z.object({ commentId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['updates:read', 'updates:write'],
  example: { taskId: '1300000001', text: 'Version 2 was approved.' },
  async run({ input, http, marker }) {
    return { commentId: await createUpdate(http, input.taskId, escaped(input.text), marker) };
  },
  async find({ input, http, marker }) {
    const commentId = await findUpdate(http, input.taskId, marker);
    return commentId === undefined ? undefined : { commentId };
  },
});
