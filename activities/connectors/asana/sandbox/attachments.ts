import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { sentFile } from '../../../sandbox/sent-file.ts';
import { failed, gidOf, listed, type Asana, type Attachment } from './state.ts';

const newLink = z.object({
  resource_subtype: z.literal('external'),
  parent: z.string(),
  url: z.url(),
  name: z.string().min(1),
});
const newFile = z.strictObject({
  resource_subtype: z.literal('asana').optional(),
  parent: z.string(),
  file: sentFile,
});

/** What is attached to tasks: links, and files of their own. */
export const attachmentRoutes: Readonly<Record<string, SandboxRoute<Asana>>> = {
  'GET /attachments': ({ query, state, baseUrl }) => {
    const parent = query.get('parent') ?? '';
    if (state.tasks[parent] === undefined) return failed(404, 'parent: Not Found');
    return listed(query, (state.attachments[parent] ?? []).map(compact), baseUrl);
  },
  'GET /attachments/{attachment}': ({ params, state }) => {
    const all = Object.values(state.attachments).flat();
    const found = all.find(({ gid }) => gid === params['attachment']);
    return found === undefined ? failed(404, 'attachment: Not Found') : reply(200, { data: whole(found) });
  },
  'POST /attachments': ({ body, state, nextId }) => {
    const parsed = z.union([newLink, newFile]).safeParse(body);
    if (!parsed.success) return failed(400, 'attachment: Invalid Request');
    const given = parsed.data;
    if (state.tasks[given.parent] === undefined) return failed(404, 'parent: Not Found');
    const gid = gidOf('1205', nextId());
    const attachment: Attachment =
      'file' in given
        ? { gid, name: given.file.name, type: given.file.type, text: given.file.text }
        : { gid, name: given.name, view_url: given.url };
    (state.attachments[given.parent] ??= []).push(attachment);
    return reply(200, { data: whole(attachment) });
  },
};

function compact(attachment: Attachment): object {
  const { gid, name } = attachment;
  const subtype = 'text' in attachment ? 'asana' : 'external';
  return { gid, name, resource_type: 'attachment', resource_subtype: subtype };
}

function whole(attachment: Attachment): object {
  return {
    ...compact(attachment),
    ...('text' in attachment
      ? { size: Buffer.byteLength(attachment.text) }
      : { view_url: attachment.view_url }),
  };
}
