import { z } from 'zod';
import {
  defineSandbox,
  reply,
  type SandboxReply,
  type SandboxRequest,
  type SandboxRoute,
} from '../../sandbox/define-sandbox.ts';
import { listReply, searchReply } from './sandbox/lists.ts';
import { failed, initial, KEY_FIELDS, STAGES, stored, type Pipedrive } from './sandbox/state.ts';

const address = z.strictObject({ value: z.string(), primary: z.boolean(), label: z.string().optional() });
const id = z.int().positive();
const keys = z.record(z.string().regex(/^[0-9a-f]{40}$/), z.string()).optional();

const bodies = {
  persons: z.strictObject({
    name: z.string().min(1),
    emails: z.array(address).optional(),
    phones: z.array(address).optional(),
    org_id: id.optional(),
    owner_id: id.optional(),
    custom_fields: keys,
  }),
  organizations: z.strictObject({
    name: z.string().min(1),
    website: z.string().optional(),
    employee_count: z.int().optional(),
    owner_id: id.optional(),
    custom_fields: keys,
  }),
  deals: z.strictObject({
    title: z.string().min(1),
    stage_id: id,
    status: z.enum(['open', 'won', 'lost']).optional(),
    value: z.number().optional(),
    currency: z.string().length(3).optional(),
    expected_close_date: z.iso.date().optional(),
    person_id: id.optional(),
    org_id: id.optional(),
    owner_id: id.optional(),
    custom_fields: keys,
  }),
};

const activityBody = z.strictObject({
  subject: z.string().min(1),
  type: z.enum(['task', 'call', 'meeting', 'deadline', 'email', 'lunch']),
  owner_id: id.optional(),
  participants: z.tuple([z.strictObject({ person_id: id, primary: z.literal(true) })]),
  due_date: z.iso.date(),
  due_time: z.string().regex(/^\d\d:\d\d$/),
  done: z.boolean(),
  note: z.string(),
});

type Kind = keyof typeof bodies;
type Request = SandboxRequest<Pipedrive>;

const INVALID = 'ERR_SCHEMA_VALIDATION_FAILED';

export const pipedriveSandbox = defineSandbox<Pipedrive>({
  tool: 'pipedrive',
  connection: { token: 'token-sandbox-pipedrive', settings: KEY_FIELDS },
  refuse: () => failed(401, 'ERR_UNAUTHORIZED'),
  unknown: () => failed(404, 'ERR_NOT_FOUND'),
  initial,
  routes: {
    ...objectRoutes('persons'),
    ...objectRoutes('organizations'),
    ...objectRoutes('deals'),
    'GET /api/v2/deals/{id}': ({ params, state }) => {
      const data = state.deals[params['id'] ?? ''];
      return data === undefined ? failed(404, 'ERR_NOT_FOUND') : reply(200, { success: true, data });
    },
    'POST /api/v2/activities': (request) => {
      const { body, state, nextId } = request;
      const parsed = activityBody.safeParse(body);
      if (!parsed.success) return failed(400, INVALID);
      const person = parsed.data.participants[0].person_id;
      if (!(person in state.persons)) return failed(404, 'ERR_NOT_FOUND');
      const number = 5000 + nextId();
      const { custom_fields: _none, ...activity } = stored(number, stampOf(request), {
        ...parsed.data,
        person_id: person,
      });
      state.activities[number] = activity;
      return reply(201, { success: true, data: activity });
    },
    'GET /api/v2/activities': (request) => listReply(Object.values(request.state.activities), request),
    'GET /v1/users/find': ({ query, state }) => {
      const term = (query.get('term') ?? '').toLowerCase();
      const byEmail = query.get('search_by_email') === '1';
      const data = Object.values(state.users).filter((user) =>
        (byEmail ? user.email : user.name).toLowerCase().includes(term),
      );
      return reply(200, { success: true, data });
    },
  },
});

function objectRoutes(kind: Kind): Readonly<Record<string, SandboxRoute<Pipedrive>>> {
  return {
    [`GET /api/v2/${kind}`]: (request) => listReply(shown(kind, request), request),
    [`GET /api/v2/${kind}/search`]: (request) =>
      searchReply(Object.values(request.state[kind]), request, kind.slice(0, -1)),
    [`POST /api/v2/${kind}`]: (request) => write(kind, request, 1000 + request.nextId(), 201),
    [`PATCH /api/v2/${kind}/{id}`]: (request) =>
      (request.params['id'] ?? '') in request.state[kind]
        ? write(kind, request, Number(request.params['id']), 200)
        : failed(404, 'ERR_NOT_FOUND'),
  };
}

/** What a list shows: the custom fields that were asked for, and what is only there on request. */
function shown(kind: Kind, { query, state }: Request) {
  const wanted = query.get('custom_fields')?.split(',');
  const marketing = kind === 'persons' && query.get('include_fields') === 'marketing_status';
  return Object.values(state[kind]).map((item) => ({
    ...item,
    custom_fields: Object.fromEntries(
      Object.entries(item.custom_fields).filter(([field]) => wanted?.includes(field) ?? true),
    ),
    ...(marketing ? { marketing_status: state.marketing[item.id] ?? 'no_consent' } : {}),
  }));
}

function write(kind: Kind, request: Request, number: number, status: number): SandboxReply {
  const { state } = request;
  const parsed = bodies[kind].safeParse(request.body);
  if (!parsed.success) return failed(400, INVALID);
  const fields: Readonly<Record<string, unknown>> = parsed.data;
  const references = [
    ['person_id', state.persons],
    ['org_id', state.organizations],
    ['owner_id', state.users],
  ] as const;
  const stranger = references.some(([name, objects]) => name in fields && !(String(fields[name]) in objects));
  const stage = fields['stage_id'];
  if (stranger || (stage !== undefined && !STAGES.includes(Number(stage)))) return failed(400, INVALID);
  const known = state[kind][number];
  const at = stampOf(request);
  const object = known ? { ...known, ...fields, update_time: at } : stored(number, at, fields);
  state[kind][number] = {
    ...object,
    custom_fields: { ...known?.custom_fields, ...parsed.data.custom_fields },
  };
  return reply(status, { success: true, data: state[kind][number] });
}

/** v2 writes instants without fractions of a second. */
function stampOf({ now }: Request): string {
  return now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
}
