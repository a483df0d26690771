import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { inWorkspace, listAll } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, workspaceId } from '../fields.ts';

const part = { name: z.string(), type: z.string() };

export const readServer = defineAction({
  tool: googleTagManager,
  id: 'google-tag-manager.readServer',
  summary: 'Read which clients take events in a server container, and which transformations change them.',
  input: z.strictObject({ accountId, containerId, workspaceId }),
  output: z.object({
    /** The one of the highest priority is asked first whether a request is its own. */
    clients: z.array(z.object({ clientId: z.string(), ...part, priority: z.int() })),
    /** What they take out of events or add before tags see them: the place where personal data is removed. */
    transformations: z.array(z.object({ transformationId: z.string(), ...part })),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/tagmanager.readonly'],
  example: { accountId: '6004728113', containerId: '190772034', workspaceId: '3' },
  async run({ input, http }) {
    const clients = await listAll(http, inWorkspace(input, path`/clients`), 'client', client);
    const transformations = await listAll(
      http,
      inWorkspace(input, path`/transformations`),
      'transformation',
      transformation,
    );
    return { clients: [...clients], transformations: [...transformations] };
  },
});

const client = z.object({ clientId: z.string(), ...part, priority: z.int().default(0) });
const transformation = z.object({ transformationId: z.string(), ...part });
