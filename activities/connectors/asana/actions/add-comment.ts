import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { readAll, referenceIn, withReference } from '../client.ts';
import { asana } from '../connector.ts';
import { taskId } from '../fields.ts';

export const addComment = defineAction({
  tool: asana,
  id: 'asana.addComment',
  summary: 'Write a comment under a task.',
  input: z.strictObject({ taskId, text: z.string().min(1) }),
  output: z.object({ commentId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['stories:read', 'stories:write'],
  example: { taskId: '1301', text: 'Version 2 was approved.' },
  async run({ input, http, marker }) {
    const { data } = await http.post({
      path: path`/tasks/${input.taskId}/stories`,
      json: { data: { text: withReference(input.text, marker) } },
      response: z.object({ data: z.object({ gid: z.string() }) }),
    });
    return { commentId: data.gid };
  },
  async find({ input, http, marker }) {
    const stories = await readAll(http, path`/tasks/${input.taskId}/stories`, story);
    const comment = stories.find(({ text }) => referenceIn(text) === marker);
    return comment && { commentId: comment.gid };
  },
});

const story = z.object({ gid: z.string(), text: z.string().nullish() });
