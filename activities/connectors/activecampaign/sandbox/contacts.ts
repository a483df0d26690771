import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { BEGAN, failed, page, refused, SETTINGS, type ActiveCampaign } from './state.ts';

const sync = z.object({
  contact: z.object({
    email: z.email(),
    firstName: z.string().optional(),
    lastName: z.string().optional(),
    phone: z.string().optional(),
    fieldValues: z.array(z.object({ field: z.string(), value: z.string() })).default([]),
  }),
});
const membership = z.object({
  contactList: z.object({
    list: z.int(),
    contact: z.int(),
    status: z.literal([1, 2]),
    sourceid: z.int().optional(),
  }),
});
const tagging = z.object({ contactTag: z.object({ contact: z.string(), tag: z.string() }) });
const event = z.object({
  actid: z.string(),
  key: z.string(),
  event: z.string().min(1).max(32),
  eventdata: z.string().optional(),
  visit: z.string(),
});

/** Creates a contact or updates it, by its address. */
export const syncContact: SandboxRoute<ActiveCampaign> = ({ body, state, nextId }) => {
  const parsed = sync.safeParse(body);
  if (!parsed.success) return failed(422, 'Email address is not valid');
  const { fieldValues, ...contact } = parsed.data.contact;
  const known = Object.entries(state.contacts).find(([, { email }]) => email === contact.email);
  const id = known?.[0] ?? String(1000 + nextId());
  const given = Object.entries(contact).filter(([, value]) => value !== undefined);
  state.contacts[id] = { ...known?.[1], ...(Object.fromEntries(given) as Record<string, string>) };
  const values = (state.fieldValues[id] ??= {});
  for (const { field, value } of fieldValues) values[field] = value;
  return reply(known === undefined ? 201 : 200, {
    fieldValues,
    contact: { ...state.contacts[id], cdate: BEGAN, id },
  });
};

export const readMemberships: SandboxRoute<ActiveCampaign> = ({ params, query, state }) => {
  const contact = params['id'] ?? '';
  if (state.contacts[contact] === undefined)
    return refused(404, `No Result found for Subscriber with id ${contact}`);
  const contactLists = Object.entries(state.memberships[contact] ?? {}).map(([list, status]) => ({
    id: `${contact}${list}`,
    contact,
    list,
    status,
  }));
  return reply(200, { contactLists: page(contactLists, query) });
};

/** Subscribes or unsubscribes; somebody who unsubscribed comes back by a source of its own. */
export const setMembership: SandboxRoute<ActiveCampaign> = ({ body, state }) => {
  const parsed = membership.safeParse(body);
  if (!parsed.success) return failed(422, 'Missing attribute');
  const { list, contact, status, sourceid } = parsed.data.contactList;
  if (state.contacts[contact] === undefined || state.lists[list] === undefined)
    return failed(404, 'Not Found');
  const lists = (state.memberships[contact] ??= {});
  if (status === 1 && lists[list] === '2' && sourceid !== 4) return failed(422, 'Contact is unsubscribed');
  lists[list] = String(status);
  const contactList = {
    contact: String(contact),
    list: String(list),
    status: String(status),
    id: `${contact}${list}`,
  };
  return reply(200, { contactList });
};

/** A contact has a tag once. */
export const tagContact: SandboxRoute<ActiveCampaign> = ({ body, state }) => {
  const parsed = tagging.safeParse(body);
  if (!parsed.success) return failed(422, 'Missing attribute');
  const { contact, tag } = parsed.data.contactTag;
  if (state.contacts[contact] === undefined || state.tags[tag] === undefined) return failed(404, 'Not Found');
  state.contactTags[contact] = [...new Set([...(state.contactTags[contact] ?? []), tag])];
  return reply(201, { contactTag: { cdate: BEGAN, contact, tag, id: `${contact}${tag}` } });
};

/** Takes an event every time that it is sent; what it does not take it tells in a 200. */
export const spawnEvent: SandboxRoute<ActiveCampaign> = ({ body, state }) => {
  const parsed = event.safeParse(body);
  if (!parsed.success) return reply(200, { success: 0, message: 'Missing event' });
  const { actid, key, ...spawned } = parsed.data;
  if (actid !== SETTINGS.trackingId || key !== SETTINGS.eventKey) {
    return reply(200, { success: 0, message: 'Invalid key' });
  }
  state.events.push(spawned);
  return reply(200, { success: 1, message: 'Event spawned' });
};

export const readLists: SandboxRoute<ActiveCampaign> = ({ query, state }) => {
  const all = Object.entries(state.lists).map(([id, { name }]) => ({ id, name, cdate: BEGAN }));
  return reply(200, { lists: page(all, query), meta: { total: String(all.length) } });
};

export const readTags: SandboxRoute<ActiveCampaign> = ({ query, state }) => {
  const all = Object.entries(state.tags).map(([id, { name: tag, type: tagType }]) => ({ id, tag, tagType }));
  return reply(200, { tags: page(all, query), meta: { total: String(all.length) } });
};
