import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { createUpdate, escaped, findUpdate } from '../client.ts';
import { monday } from '../connector.ts';
import { link, linkTitle, taskId } from '../fields.ts';

export const attachLink = defineAction({
  tool: monday,
  id: 'monday.attachLink',
  summary: 'Attach a link to a task.',
  /** As an update: a link column holds one link, and a second would take the place of the first. */
  input: z.strictObject({ taskId, url: link, title: linkTitle }),
  output: z.object({ attachmentId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['updates:read', 'updates:write'],
  example: {
    taskId: '1300000001',
    url: 'https://maschinenraum.example/assets/spring-banner.svg',
    title: 'Spring banner, version 2',
  },
  async run({ input, http, marker }) {
    const html = `<a href="${escaped(input.url)}">${escaped(input.title)}</a>`;
    return { attachmentId: await createUpdate(http, input.taskId, html, marker) };
  },
  async find({ input, http, marker }) {
    const attachmentId = await findUpdate(http, input.taskId, marker);
    return attachmentId === undefined ? undefined : { attachmentId };
  },
});
