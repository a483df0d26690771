import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { sentFile } from '../../../sandbox/sent-file.ts';
import { failed, missing, type Attachment, type Jira } from './state.ts';

const form = z.strictObject({ file: sentFile });

/** Files of issues. */
export const attachmentRoutes: Readonly<Record<string, SandboxRoute<Jira>>> = {
  'POST /rest/api/3/issue/{issue}/attachments': ({ params, headers, body, state, nextId, now }) => {
    if (headers['x-atlassian-token'] !== 'no-check') return reply(403, 'XSRF check failed');
    const found = state.issues[params['issue'] ?? ''];
    const parsed = form.safeParse(body);
    if (found === undefined) return missing();
    if (!parsed.success) return failed(400, ['No file was sent.']);
    const { name: filename, type: mimeType, text } = parsed.data.file;
    const id = String(10_000 + nextId());
    const attachment = { id, filename, mimeType, text, created: now().toISOString() };
    (state.attachments[found.key] ??= []).push(attachment);
    return reply(200, [attachmentShown(attachment)]);
  },
};

export function attachmentShown({ text, ...shown }: Attachment): object {
  return { ...shown, size: Buffer.byteLength(text) };
}
