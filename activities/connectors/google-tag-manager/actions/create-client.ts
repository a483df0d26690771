import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { inWorkspace, listAll, parametersOf } from '../client.ts';
import { googleTagManager } from '../connector.ts';
import { accountId, containerId, parameters, workspaceId } from '../fields.ts';

const id = 'google-tag-manager.createClient';

export const createClient = defineAction({
  tool: googleTagManager,
  id,
  summary: 'Let a server container take the events of one more source, in a workspace.',
  input: z.strictObject({
    accountId,
    containerId,
    workspaceId,
    name: z.string().min(1),
    /** The vendor's kind of client: `gaaw_client` for GA4, `__cvt_…` for a template. */
    type: z.string().min(1),
    parameters: parameters.optional(),
    priority: z.int().optional(),
  }),
  output: z.object({ clientId: z.string() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/tagmanager.edit.containers'],
  example: {
    accountId: '6004728113',
    containerId: '190772034',
    workspaceId: '3',
    name: 'Measurement Protocol',
    type: 'mpaw_client',
    parameters: { activationPath: '/mp/collect' },
    priority: 5,
  },
  async run({ input, http }) {
    const clients = inWorkspace(input, path`/clients`);
    const { name, type, priority } = input;
    const parameter = parametersOf(input.parameters);
    const found = (await listAll(http, clients, 'client', client)).find((one) => one.name === name);
    if (found === undefined) {
      const json = { name, type, priority, parameter };
      return { clientId: (await http.post({ path: clients, json, response: client })).clientId };
    }
    const same = parameter.every(({ key, value }) =>
      found.parameter.some((one) => one.key === key && one.value === value),
    );
    if (same && found.type === type && found.priority === (priority ?? 0))
      return { clientId: found.clientId };
    throw toolError('CONFLICT', { action: id, fields: ['there is another client of that name'] });
  },
});

const client = z.object({
  clientId: z.string(),
  name: z.string(),
  type: z.string(),
  priority: z.int().default(0),
  parameter: z.array(z.object({ key: z.string().optional(), value: z.string().optional() })).default([]),
});
