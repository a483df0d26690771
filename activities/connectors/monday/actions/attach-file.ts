import { z } from 'zod';
import { attachedFile } from '../../../kit/attached-file.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { markedFileName } from '../../../kit/marker.ts';
import { addFile, columnOf, findFile, readTask } from '../client.ts';
import { monday } from '../connector.ts';
import { taskId } from '../fields.ts';

export const attachFile = defineAction({
  tool: monday,
  id: 'monday.attachFile',
  summary: 'Attach a file to a task.',
  /** Into a column and not under an update: that would be two effects, the update and its file. */
  input: z.strictObject({ taskId, ...attachedFile }),
  output: z.object({ attachmentId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['boards:read', 'boards:write', 'assets:read'],
  example: {
    taskId: '1300000001',
    name: 'figures-2026-11.csv',
    text: 'Channel,Cost\nSearch,1200.00\n',
    mediaType: 'text/csv',
  },
  async run({ input, http, marker }) {
    const { taskId: id, name, text, mediaType } = input;
    const { board } = await readTask(http, id);
    const place = { taskId: id, columnId: columnOf(board.columns, 'file') };
    const file = { name: markedFileName(name, marker), mediaType, text };
    return { attachmentId: await addFile(http, place, file) };
  },
  async find({ input, http, marker }) {
    const attachmentId = await findFile(http, input.taskId, marker);
    return attachmentId === undefined ? undefined : { attachmentId };
  },
});
