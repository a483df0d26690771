import { z } from 'zod';
import { reply, type SandboxReply, type SandboxRequest } from '../../../sandbox/define-sandbox.ts';
import { jsonText } from '../../../sandbox/json-text.ts';
import { sentFile } from '../../../sandbox/sent-file.ts';
import { failed, type Monday } from './state.ts';

const form = z.strictObject({
  query: z.string(),
  map: jsonText.pipe(z.strictObject({ file: z.tuple([z.literal('variables.file')]) })),
  file: sentFile,
});
const MUTATION = /add_file_to_column\(item_id: (\d+), column_id: "([^"]+)", file: \$file\)/;

/** Files have an address of their own, and come as a form. */
export function takeFile({ headers, body, state, nextId }: SandboxRequest<Monday>): SandboxReply {
  const parsed = form.safeParse(body);
  const [, itemId = '', column = ''] = MUTATION.exec(parsed.data?.query ?? '') ?? [];
  if (!parsed.success || itemId === '' || headers['api-version'] === undefined) {
    return failed('BAD_REQUEST', 400, 'Unknown operation');
  }
  const columns = state.boards[state.items[itemId]?.board ?? '']?.columns;
  if (columns === undefined) return failed('InvalidItemIdException', 404, 'Item not found');
  if (!columns.some(({ id, type }) => id === column && type === 'file')) {
    return failed('InvalidColumnIdException', 200, 'This column ID does not exist for the board');
  }
  const { name, type, text } = parsed.data.file;
  const id = String(1_550_000_000 + nextId());
  (state.assets[itemId] ??= []).push({ id, name, column, type, text });
  return reply(200, { data: { add_file_to_column: { id } } });
}
