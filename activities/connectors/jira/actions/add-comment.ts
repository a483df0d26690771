import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { documentOf, hasReference, withReference } from '../client.ts';
import { jira } from '../connector.ts';
import { taskId } from '../fields.ts';

const PAGE_SIZE = 100;
/** Jira takes at most 5,000 comments of one issue. */
const MOST_PAGES = 60;

export const addComment = defineAction({
  tool: jira,
  id: 'jira.addComment',
  summary: 'Write a comment under a task.',
  input: z.strictObject({ taskId, text: z.string().min(1) }),
  output: z.object({ commentId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['read:jira-work', 'write:jira-work'],
  example: { taskId: 'MKT-1', text: 'Version 2 was approved.' },
  async run({ input, http, marker }) {
    const { id } = await http.post({
      path: path`/rest/api/3/issue/${input.taskId}/comment`,
      json: { body: documentOf(withReference(input.text, marker)) },
      response: z.object({ id: z.string() }),
    });
    return { commentId: id };
  },
  async find({ input, http, marker }) {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { comments } = await http.get({
        path: path`/rest/api/3/issue/${input.taskId}/comment`,
        query: { orderBy: '-created', startAt: page * PAGE_SIZE, maxResults: PAGE_SIZE },
        response: z.object({ comments: z.array(z.object({ id: z.string(), body: z.unknown() })) }),
      });
      const ours = comments.find(({ body }) => hasReference(body, marker));
      if (ours !== undefined) return { commentId: ours.id };
      if (comments.length === 0) return undefined;
    }
    throw toolError('BAD_RESPONSE', { action: 'jira.addComment', fields: ['comments do not end'] });
  },
});
