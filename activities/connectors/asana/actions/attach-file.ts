import { z } from 'zod';
import { attachedFile } from '../../../kit/attached-file.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { markedFileName, markerInFileName } from '../../../kit/marker.ts';
import { readAll } from '../client.ts';
import { asana } from '../connector.ts';
import { taskId } from '../fields.ts';

export const attachFile = defineAction({
  tool: asana,
  id: 'asana.attachFile',
  summary: 'Attach a file to a task.',
  input: z.strictObject({ taskId, ...attachedFile }),
  output: z.object({ attachmentId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['attachments:read', 'attachments:write'],
  example: {
    taskId: '1301',
    name: 'figures-2026-11.csv',
    text: 'Channel,Cost\nSearch,1200.00\n',
    mediaType: 'text/csv',
  },
  async run({ input, http, marker }) {
    const { taskId: parent, name, text, mediaType } = input;
    const { data } = await http.post({
      path: '/attachments',
      query: { opt_fields: 'name' },
      multipart: {
        fields: { resource_subtype: 'asana', parent },
        file: { field: 'file', name: markedFileName(name, marker), mediaType, text },
      },
      response: z.object({ data: attachment }),
    });
    return { attachmentId: data.gid };
  },
  async find({ input, http, marker }) {
    const attachments = await readAll(http, '/attachments', attachment, { parent: input.taskId });
    const ours = attachments.find(({ name }) => markerInFileName(name ?? '') === marker);
    return ours && { attachmentId: ours.gid };
  },
});

const attachment = z.object({ gid: z.string(), name: z.string().nullish() });
