import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { hubspot } from '../connector.ts';
import { contactId } from '../fields.ts';

export const createTask = defineAction({
  tool: hubspot,
  id: 'hubspot.createTask',
  summary: 'Give sales a task about a contact.',
  input: z.strictObject({
    contactId,
    ownerId: z.string().optional(),
    title: z.string().min(1),
    body: z.string().optional(),
    due: z.iso.datetime(),
  }),
  output: z.object({ taskId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['crm.objects.contacts.write'],
  example: {
    contactId: '101',
    ownerId: '201',
    title: 'Call the lead',
    due: '2026-12-01T09:00:00Z',
  },
  async run({ input, http, marker }) {
    const { id } = await http.post({
      path: '/crm/v3/objects/tasks',
      json: {
        properties: {
          hs_timestamp: input.due,
          hs_task_subject: input.title,
          hs_task_body: [input.body, `Reference: ${marker}`].filter(Boolean).join('\n\n'),
          hs_task_status: 'NOT_STARTED',
          hs_task_type: 'TODO',
          hubspot_owner_id: input.ownerId,
        },
        associations: [{ to: { id: input.contactId }, types: [TASK_TO_CONTACT] }],
      },
      response: z.object({ id: z.string() }),
    });
    return { taskId: id };
  },
  // By association and id, which are up to date at once; search lags behind its writes.
  async find({ input, http, marker }) {
    const contact = await http.get({
      path: path`/crm/v3/objects/contacts/${input.contactId}`,
      query: { associations: ['tasks'] },
      response: contactWithTasks,
    });
    const ids = (contact.associations?.tasks?.results ?? []).map(({ id }) => id);
    if (ids.length === 0) return undefined;
    const newestFirst = [...new Set(ids)].sort((one, other) => Number(other) - Number(one));
    const { results } = await http.post({
      path: '/crm/v3/objects/tasks/batch/read',
      json: {
        properties: ['hs_task_body'],
        propertiesWithHistory: [],
        inputs: newestFirst.slice(0, BATCH_READ_LIMIT).map((id) => ({ id })),
      },
      response: tasks,
    });
    const task = results.find(({ properties }) => properties.hs_task_body?.includes(marker));
    return task && { taskId: task.id };
  },
});

/** HubSpot's own association type from a task to a contact; the contract does not list them, public clients agree on 204. */
const TASK_TO_CONTACT = { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 };
const BATCH_READ_LIMIT = 100;

const contactWithTasks = z.object({
  associations: z
    .object({ tasks: z.object({ results: z.array(z.object({ id: z.string() })) }).optional() })
    .optional(),
});
const tasks = z.object({
  results: z.array(
    z.object({ id: z.string(), properties: z.object({ hs_task_body: z.string().nullish() }) }),
  ),
});
