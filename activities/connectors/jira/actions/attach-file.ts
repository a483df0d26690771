import { z } from 'zod';
import { attachedFile } from '../../../kit/attached-file.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { markedFileName, markerInFileName } from '../../../kit/marker.ts';
import { path } from '../../../kit/path.ts';
import { jira } from '../connector.ts';
import { taskId } from '../fields.ts';

export const attachFile = defineAction({
  tool: jira,
  id: 'jira.attachFile',
  summary: 'Attach a file to a task.',
  input: z.strictObject({ taskId, ...attachedFile }),
  output: z.object({ attachmentId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['read:jira-work', 'write:jira-work'],
  example: {
    taskId: 'MKT-1',
    name: 'figures-2026-11.csv',
    text: 'Channel,Cost\nSearch,1200.00\n',
    mediaType: 'text/csv',
  },
  async run({ input, http, marker }) {
    const { name, text, mediaType } = input;
    const [{ id }] = await http.post({
      path: path`/rest/api/3/issue/${input.taskId}/attachments`,
      // Without it Jira takes a form for one that another site has a browser send.
      headers: { 'x-atlassian-token': 'no-check' },
      multipart: { file: { field: 'file', name: markedFileName(name, marker), mediaType, text } },
      response: z.tuple([z.object({ id: z.string() })]),
    });
    return { attachmentId: id };
  },
  async find({ input, http, marker }) {
    const { fields } = await http.get({
      path: path`/rest/api/3/issue/${input.taskId}`,
      query: { fields: 'attachment' },
      response: z.object({ fields: z.object({ attachment: z.array(attachment) }) }),
    });
    const ours = fields.attachment.find(({ filename }) => markerInFileName(filename) === marker);
    return ours && { attachmentId: ours.id };
  },
});

const attachment = z.object({ id: z.string(), filename: z.string() });
