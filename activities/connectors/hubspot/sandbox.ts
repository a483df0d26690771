import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

interface StoredObject {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archived: false;
  readonly properties: Readonly<Record<string, string>>;
}

interface Hubspot {
  readonly contacts: Record<string, StoredObject>;
  readonly tasks: Record<string, StoredObject & { readonly contactId: string }>;
  readonly owners: Record<
    string,
    { readonly email: string; readonly firstName: string; readonly lastName: string }
  >;
  readonly lists: Record<string, { readonly name: string; readonly size: number }>;
  /** E-mail addresses whose owner did not agree to marketing. Everybody else did. */
  readonly unsubscribed: readonly string[];
}

const BEGAN = '2026-01-05T08:00:00Z';
const properties = z.record(z.string(), z.string());
const upsert = z.object({ inputs: z.array(z.object({ id: z.string(), properties })) });
const taskCreation = z.object({
  properties,
  associations: z.array(z.object({ to: z.object({ id: z.string() }) })).default([]),
});
const batchRead = z.object({
  inputs: z.array(z.object({ id: z.string() })),
  properties: z.array(z.string()),
});
const listSearch = z.object({
  query: z.string().default(''),
  offset: z.int().default(0),
  count: z.int().default(20),
});

export const hubspotSandbox = defineSandbox<Hubspot>({
  tool: 'hubspot',
  connection: { token: 'pat-sandbox-hubspot' },
  refuse: () => failed(401, 'INVALID_AUTHENTICATION'),
  unknown: () => failed(404, 'OBJECT_NOT_FOUND'),
  initial: () => ({
    contacts: {
      101: stored('101', { email: 'ada@example.com', firstname: 'Ada', hs_lead_status: 'NEW' }, BEGAN),
    },
    tasks: {},
    owners: {
      201: { email: 'sam.sales@example.com', firstName: 'Sam', lastName: 'Sales' },
      202: { email: 'nora.north@example.com', firstName: 'Nora', lastName: 'North' },
    },
    lists: {
      301: { name: 'Newsletter readers', size: 5200 },
      302: { name: 'Manufacturing DACH', size: 1840 },
      303: { name: 'Trial users', size: 620 },
    },
    unsubscribed: ['no-consent@example.com'],
  }),
  routes: {
    'POST /crm/v3/objects/contacts/batch/upsert': ({ body, state, nextId, now }) => {
      const at = now().toISOString();
      const parsed = upsert.safeParse(body);
      if (!parsed.success) return failed(400, 'VALIDATION_ERROR');
      const results = parsed.data.inputs.map((input) => {
        const known = Object.values(state.contacts).find(
          (contact) => contact.properties['email'] === input.id,
        );
        const contact = known
          ? { ...known, updatedAt: at, properties: { ...known.properties, ...input.properties } }
          : stored(String(1000 + nextId()), { ...input.properties, email: input.id }, at);
        state.contacts[contact.id] = contact;
        return { ...contact, new: known === undefined };
      });
      return reply(200, { status: 'COMPLETE', startedAt: at, completedAt: at, results });
    },
    'GET /crm/v3/objects/contacts/{contactId}': ({ params, query, state }) => {
      const contact = state.contacts[params['contactId'] ?? ''];
      if (contact === undefined) return failed(404, 'OBJECT_NOT_FOUND');
      const results = Object.values(state.tasks)
        .filter((task) => task.contactId === contact.id)
        .map(({ id }) => ({ id, type: 'contact_to_task' }));
      const wanted = query.getAll('associations').includes('tasks') && results.length > 0;
      return reply(200, wanted ? { ...contact, associations: { tasks: { results } } } : contact);
    },
    'PATCH /crm/v3/objects/contacts/{contactId}': ({ params, body, state, now }) => {
      const contact = state.contacts[params['contactId'] ?? ''];
      const parsed = z.object({ properties }).safeParse(body);
      if (contact === undefined) return failed(404, 'OBJECT_NOT_FOUND');
      if (!parsed.success) return failed(400, 'VALIDATION_ERROR');
      const changed = {
        ...contact,
        updatedAt: now().toISOString(),
        properties: { ...contact.properties, ...parsed.data.properties },
      };
      state.contacts[contact.id] = changed;
      return reply(200, changed);
    },
    'POST /crm/v3/objects/tasks': ({ body, state, nextId, now }) => {
      const parsed = taskCreation.safeParse(body);
      if (!parsed.success) return failed(400, 'VALIDATION_ERROR');
      const task = stored(String(5000 + nextId()), parsed.data.properties, now().toISOString());
      state.tasks[task.id] = { ...task, contactId: parsed.data.associations[0]?.to.id ?? '' };
      return reply(201, task);
    },
    'POST /crm/v3/objects/tasks/batch/read': ({ body, state, now }) => {
      const parsed = batchRead.safeParse(body);
      if (!parsed.success) return failed(400, 'VALIDATION_ERROR');
      const at = now().toISOString();
      const results = parsed.data.inputs
        .map(({ id }) => state.tasks[id])
        .filter((task) => task !== undefined)
        .map(({ contactId: _contactId, ...task }) => task);
      return reply(200, { status: 'COMPLETE', startedAt: at, completedAt: at, results });
    },
    'GET /crm/v3/owners/': ({ query, state }) => {
      const email = query.get('email');
      const results = Object.entries(state.owners)
        .filter(([, owner]) => email === null || owner.email === email)
        .map(([id, owner]) => ({
          id,
          ...owner,
          type: 'PERSON',
          archived: false,
          createdAt: BEGAN,
          updatedAt: BEGAN,
        }));
      return reply(200, { results });
    },
    'POST /crm/v3/lists/search': ({ body, state }) => {
      const parsed = listSearch.safeParse(body);
      if (!parsed.success) return failed(400, 'VALIDATION_ERROR');
      const { query, offset, count } = parsed.data;
      const hits = Object.entries(state.lists).filter(([, { name }]) =>
        name.toLowerCase().includes(query.toLowerCase()),
      );
      const end = offset + count;
      const lists = hits.slice(offset, end).map(([listId, { name, size }]) => ({
        listId,
        name,
        listVersion: 1,
        objectTypeId: '0-1',
        processingType: 'DYNAMIC',
        processingStatus: 'COMPLETE',
        additionalProperties: { hs_list_size: String(size) },
      }));
      return reply(200, {
        total: hits.length,
        offset: Math.min(end, hits.length),
        hasMore: end < hits.length,
        lists,
      });
    },
    'GET /communication-preferences/v3/status/email/{email}': ({ params, state }) => {
      const recipient = params['email'] ?? '';
      const agreed = !state.unsubscribed.includes(recipient);
      const marketing = {
        id: '401',
        name: 'Marketing information',
        description: 'News, offers and events',
        status: agreed ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED',
        sourceOfStatus: 'SUBSCRIPTION_STATUS',
        ...(agreed ? { legalBasis: 'CONSENT_WITH_NOTICE' } : {}),
      };
      return reply(200, { recipient, subscriptionStatuses: [marketing] });
    },
  },
});

function stored(id: string, values: Readonly<Record<string, string>>, at: string): StoredObject {
  return { id, createdAt: at, updatedAt: at, archived: false, properties: { ...values } };
}

function failed(status: number, category: string): SandboxReply {
  return reply(status, {
    message: `The sandbox refused: ${category}.`,
    category,
    correlationId: randomUUID(),
  });
}
