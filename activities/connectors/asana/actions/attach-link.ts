import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { idsNamed } from '../client.ts';
import { asana } from '../connector.ts';
import { link, linkTitle, taskId } from '../fields.ts';

export const attachLink = defineAction({
  tool: asana,
  id: 'asana.attachLink',
  summary: 'Attach a link to a task.',
  input: z.strictObject({ taskId, url: link, title: linkTitle }),
  output: z.object({ attachmentId: z.string() }),
  // It looks for the link every time, and a task has each link once.
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['attachments:read', 'attachments:write'],
  example: {
    taskId: '1301',
    url: 'https://maschinenraum.example/assets/spring-banner.svg',
    title: 'Spring banner, version 2',
  },
  async run({ input, http }) {
    const named = await idsNamed(http, '/attachments', new Set([input.title]), { parent: input.taskId });
    for (const attachmentId of named) {
      const { data } = await http.get({
        path: path`/attachments/${attachmentId}`,
        query: { opt_fields: 'view_url' },
        response: attachment,
      });
      if (data.view_url != null && isSame(data.view_url, input.url)) return { attachmentId };
    }
    const { data } = await http.post({
      path: '/attachments',
      query: { opt_fields: 'name' },
      multipart: {
        fields: { resource_subtype: 'external', parent: input.taskId, url: input.url, name: input.title },
      },
      response: z.object({ data: z.object({ gid: z.string() }) }),
    });
    return { attachmentId: data.gid };
  },
});

const attachment = z.object({ data: z.object({ view_url: z.string().nullish() }) });

/** A vendor may write an address anew: `https://a.example` as `https://a.example/`. */
function isSame(one: string, other: string): boolean {
  return URL.canParse(one) && new URL(one).href === new URL(other).href;
}
