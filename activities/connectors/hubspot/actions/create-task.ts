import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { findAttached, withReference } from '../client.ts';
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
  scopes: ['crm.objects.contacts.read', 'crm.objects.contacts.write'],
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
          hs_task_body: withReference(input.body, marker),
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
  async find({ input, http, marker }) {
    const taskId = await findAttached(http, input.contactId, 'tasks', 'hs_task_body', marker);
    return taskId === undefined ? undefined : { taskId };
  },
});

/** HubSpot's own association type from a task to a contact; the contract does not list them, public clients agree on 204. */
const TASK_TO_CONTACT = { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 };
