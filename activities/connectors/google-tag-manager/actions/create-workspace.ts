import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { inContainer, listWorkspaces, workspace } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, workspaceId } from '../fields.ts';

const id = 'google-tag-manager.createWorkspace';

export const createWorkspace = defineAction({
  tool: googleTagManager,
  id,
  summary: 'Open a workspace, in which tags are changed without touching what is live.',
  input: z.strictObject({
    accountId,
    containerId,
    name: z.string().min(1),
    description: z.string().min(1).optional(),
  }),
  output: z.object({ workspaceId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/tagmanager.edit.containers'],
  example: {
    accountId: '6004728113',
    containerId: '178234561',
    name: 'Launch de_leads_monitoring_202612',
    description: 'Tags of the campaign, to be reviewed by legal.',
  },
  async run({ input, http, marker }) {
    // Two of one name could not be told apart by the people who review them.
    if ((await listWorkspaces(http, input)).some(({ name }) => name === input.name)) {
      throw toolError('CONFLICT', { action: id, fields: ['there is a workspace of that name'] });
    }
    const made = await http.post({
      path: inContainer(input, path`/workspaces`),
      json: { name: input.name, description: [input.description, `(${marker})`].filter(Boolean).join(' ') },
      response: workspace,
    });
    return { workspaceId: made.workspaceId };
  },
  async find({ input, http, marker }) {
    const made = (await listWorkspaces(http, input)).find(({ description }) => description.includes(marker));
    return made && { workspaceId: made.workspaceId };
  },
});
