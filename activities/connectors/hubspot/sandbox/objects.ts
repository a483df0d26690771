import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { failed, stored, type AttachedObject, type Hubspot, type StoredObject } from './state.ts';

const properties = z.record(z.string(), z.string());
const upsertBody = z.object({
  inputs: z.array(z.object({ idProperty: z.string(), id: z.string().min(1), properties })),
});
const creationBody = z.object({
  properties,
  associations: z.array(z.object({ to: z.object({ id: z.string() }) })).default([]),
});
const batchReadBody = z.object({
  inputs: z.array(z.object({ id: z.string() })).max(100),
  properties: z.array(z.string()),
});

/** The properties whose values are unique in the sandbox's account. */
const UNIQUE = { contacts: 'email', companies: 'maschinenraum_key', deals: 'maschinenraum_key' };

/** The stages of the account's only pipeline. */
const STAGES = ['appointmentscheduled', 'qualifiedtobuy', 'contractsent', 'closedwon', 'closedlost'];

/** Creates objects, or updates those with the same value in a unique property. */
export function upsertRoute(type: keyof typeof UNIQUE): SandboxRoute<Hubspot> {
  return ({ body, state, nextId, now }) => {
    const at = now().toISOString();
    const parsed = upsertBody.safeParse(body);
    if (!parsed.success) return failed(400, 'VALIDATION_ERROR');
    const objects: Record<string, StoredObject> = state[type];
    const unique = UNIQUE[type];
    const stages = parsed.data.inputs.map((input) => input.properties['dealstage'] ?? STAGES[0] ?? '');
    if (!stages.every((stage) => STAGES.includes(stage))) return failed(400, 'VALIDATION_ERROR');
    if (parsed.data.inputs.some(({ idProperty }) => idProperty !== unique)) {
      return failed(400, 'VALIDATION_ERROR');
    }
    const results = parsed.data.inputs.map((input) => {
      const known = Object.values(objects).find((object) => object.properties[unique] === input.id);
      const object = known
        ? { ...known, updatedAt: at, properties: { ...known.properties, ...input.properties } }
        : stored(String(1000 + nextId()), { ...input.properties, [unique]: input.id }, at);
      objects[object.id] = object;
      return { ...object, new: known === undefined };
    });
    return reply(200, { status: 'COMPLETE', startedAt: at, completedAt: at, results });
  };
}

/** Creates a task or a note of a contact. */
export function attachRoute(type: 'tasks' | 'notes'): SandboxRoute<Hubspot> {
  return ({ body, state, nextId, now }) => {
    const parsed = creationBody.safeParse(body);
    if (!parsed.success || parsed.data.properties['hs_timestamp'] === undefined) {
      return failed(400, 'VALIDATION_ERROR');
    }
    const object = stored(String(5000 + nextId()), parsed.data.properties, now().toISOString());
    const objects: Record<string, AttachedObject> = state[type];
    objects[object.id] = { ...object, contactId: parsed.data.associations[0]?.to.id ?? '' };
    return reply(201, object);
  };
}

/** Reads tasks or notes by id. */
export function batchReadRoute(type: 'tasks' | 'notes'): SandboxRoute<Hubspot> {
  return ({ body, state, now }) => {
    const parsed = batchReadBody.safeParse(body);
    if (!parsed.success) return failed(400, 'VALIDATION_ERROR');
    const at = now().toISOString();
    const results = parsed.data.inputs
      .map(({ id }) => state[type][id])
      .filter((object) => object !== undefined)
      .map(({ contactId: _contactId, ...object }) => object);
    return reply(200, { status: 'COMPLETE', startedAt: at, completedAt: at, results });
  };
}

/** A contact with the properties that are asked for, else all; and the ids of its tasks and notes, where those are asked for. */
export const readContact: SandboxRoute<Hubspot> = ({ params, query, state }) => {
  const contact = state.contacts[params['contactId'] ?? ''];
  if (contact === undefined) return failed(404, 'OBJECT_NOT_FOUND');
  const wanted = (['tasks', 'notes'] as const).filter((type) => query.getAll('associations').includes(type));
  const associations = wanted.flatMap((type) => {
    const results = Object.values(state[type])
      .filter((object) => object.contactId === contact.id)
      .map(({ id }) => ({ id, type: `contact_to_${type.slice(0, -1)}` }));
    return results.length === 0 ? [] : [[type, { results }] as const];
  });
  const tied = associations.length === 0 ? {} : { associations: Object.fromEntries(associations) };
  const named = query.getAll('properties');
  const asked = Object.fromEntries(named.map((name) => [name, contact.properties[name] ?? null]));
  return reply(200, { ...contact, ...(named.length === 0 ? {} : { properties: asked }), ...tied });
};

/** Changes the properties of a contact. */
export const updateContact: SandboxRoute<Hubspot> = ({ params, body, state, now }) => {
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
};

const tieable = z.enum(['contacts', 'companies', 'deals']);

/** Ties two objects without a label. */
export const associate: SandboxRoute<Hubspot> = ({ params, state, now }) => {
  const from = tieable.safeParse(params['fromObjectType']);
  const to = tieable.safeParse(params['toObjectType']);
  const fromId = params['fromObjectId'] ?? '';
  const toId = params['toObjectId'] ?? '';
  if (!from.success || !to.success) return failed(400, 'VALIDATION_ERROR');
  if (!(fromId in state[from.data]) || !(toId in state[to.data])) return failed(404, 'OBJECT_NOT_FOUND');
  state.ties[`${from.data}/${fromId} ${to.data}/${toId}`] = true;
  const at = now().toISOString();
  const tie = {
    from: { id: fromId },
    to: { id: toId },
    associationSpec: { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 3 },
  };
  return reply(200, { status: 'COMPLETE', startedAt: at, completedAt: at, results: [tie] });
};
