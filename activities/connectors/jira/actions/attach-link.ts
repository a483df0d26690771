import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { jira } from '../connector.ts';
import { link, linkTitle, taskId } from '../fields.ts';

/** Jira's limit of the id that we give a link. */
const LONGEST_GLOBAL_ID = 255;

export const attachLink = defineAction({
  tool: jira,
  id: 'jira.attachLink',
  summary: 'Attach a link to a task.',
  input: z.strictObject({ taskId, url: link, title: linkTitle }),
  output: z.object({ attachmentId: z.string() }),
  // A link with the same global id is updated.
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['write:jira-work'],
  example: {
    taskId: 'MKT-1',
    url: 'https://maschinenraum.example/assets/spring-banner.svg',
    title: 'Spring banner, version 2',
  },
  async run({ input, http }) {
    const { id } = await http.post({
      path: path`/rest/api/3/issue/${input.taskId}/remotelink`,
      json: { globalId: globalIdOf(input.url), object: { url: input.url, title: input.title } },
      response: z.object({ id: z.int() }),
    });
    return { attachmentId: String(id) };
  },
});

/** The address itself where it is short enough: one link for each address. */
function globalIdOf(address: string): string {
  if (address.length <= LONGEST_GLOBAL_ID) return address;
  return `sha256:${createHash('sha256').update(address).digest('hex')}`;
}
