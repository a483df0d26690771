import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { failed, type Klaviyo } from './state.ts';

const profileImport = z.object({
  data: z.object({
    attributes: z.looseObject({
      email: z.email(),
      phone_number: z.e164().optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
});
const subscription = z.object({
  data: z.object({
    attributes: z.object({
      profiles: z.object({
        data: z.array(
          z.object({
            attributes: z.object({
              email: z.email(),
              subscriptions: z.object({
                email: z.object({ marketing: z.object({ consented_at: z.iso.datetime().optional() }) }),
              }),
            }),
          }),
        ),
      }),
      historical_import: z.boolean().default(false),
    }),
    relationships: z.object({ list: z.object({ data: z.object({ id: z.string() }) }) }),
  }),
});
const unsubscription = z.object({
  data: z.object({
    attributes: z.object({
      profiles: z.object({
        data: z.array(z.object({ attributes: z.object({ email: z.email() }) })).max(100),
      }),
    }),
  }),
});
const event = z.object({
  data: z.object({
    attributes: z.looseObject({
      unique_id: z.string(),
      metric: z.object({ data: z.object({ attributes: z.object({ name: z.string().max(127) }) }) }),
      profile: z.object({ data: z.object({ attributes: z.object({ email: z.email() }) }) }),
    }),
  }),
});

/** Creates a profile or updates it, property by property. */
export const importProfile: SandboxRoute<Klaviyo> = ({ body, state, nextId, baseUrl }) => {
  const parsed = profileImport.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  const { attributes } = parsed.data.data;
  const known = state.profiles[attributes.email];
  const profile = {
    id: known?.id ?? `01JPROFILE${String(nextId()).padStart(6, '0')}`,
    attributes: {
      ...known?.attributes,
      ...attributes,
      properties: { ...asObject(known?.attributes['properties']), ...attributes.properties },
    },
  };
  state.profiles[attributes.email] = profile;
  const links = { self: `${baseUrl}/api/profiles/${profile.id}` };
  return reply(known === undefined ? 201 : 200, { data: { type: 'profile', ...profile, links } });
};

/** Subscribes people to a list, which lifts what kept mail from them. */
export const subscribe: SandboxRoute<Klaviyo> = ({ body, state, now }) => {
  const parsed = subscription.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  const { attributes, relationships } = parsed.data.data;
  const listId = relationships.list.data.id;
  if (state.lists[listId] === undefined) return failed(404, 'not_found');
  const list = (state.subscriptions[listId] ??= {});
  for (const { attributes: profile } of attributes.profiles.data) {
    const at = profile.subscriptions.email.marketing.consented_at ?? null;
    // A consent from elsewhere needs its time, and that time must be past.
    if (attributes.historical_import !== (at !== null)) return failed(400, 'invalid');
    if (at !== null && new Date(at) > now()) return failed(400, 'invalid');
    list[profile.email] = at;
    state.unsubscribed = state.unsubscribed.filter((email) => email !== profile.email);
  }
  return reply(202);
};

/** Ends the consent of people, for all lists. */
export const unsubscribe: SandboxRoute<Klaviyo> = ({ body, state }) => {
  const parsed = unsubscription.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  const emails = parsed.data.data.attributes.profiles.data.map(({ attributes }) => attributes.email);
  state.unsubscribed = [...new Set([...state.unsubscribed, ...emails])];
  return reply(202);
};

/** Records an event, of several with the same profile, metric and id only the first. */
export const recordEvent: SandboxRoute<Klaviyo> = ({ body, state }) => {
  const parsed = event.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  const { attributes } = parsed.data.data;
  const keyOf = (one: unknown) => {
    const { unique_id, metric, profile } = event.shape.data.shape.attributes.parse(one);
    return JSON.stringify([unique_id, metric, profile]);
  };
  const known = state.events.some((stored) => keyOf(stored) === keyOf(attributes));
  if (!known) state.events.push(attributes);
  return reply(202);
};

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
