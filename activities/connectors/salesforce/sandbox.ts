import { z } from 'zod';
import {
  defineSandbox,
  reply,
  type SandboxReply,
  type SandboxRequest,
} from '../../sandbox/define-sandbox.ts';
import { answer, parseSoql, type Fields } from './sandbox/soql.ts';
import {
  DEFAULTS,
  failed,
  initial,
  KEY_FIELD,
  recordId,
  REFERENCES,
  REQUIRED,
  type ObjectName,
  type Records,
  type Salesforce,
} from './sandbox/state.ts';

const DATA = '/services/data/v65.0';
/** Rows of one batch of a query. */
const BATCH = 2000;

const fieldsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const objectName = z.enum([
  'Lead',
  'Contact',
  'Account',
  'Opportunity',
  'OpportunityContactRole',
  'Task',
  'User',
]);

export const salesforceSandbox = defineSandbox<Salesforce>({
  tool: 'salesforce',
  connection: { token: 'session-sandbox-salesforce', settings: { currency: 'EUR' } },
  refuse: () => failed(401, 'INVALID_SESSION_ID'),
  unknown: () => failed(404, 'NOT_FOUND'),
  initial,
  routes: {
    [`POST ${DATA}/sobjects/{object}`]: (request) =>
      withFields(request, (object, fields) => {
        const record = newRecord(request, object, fields);
        if (isReply(record)) return record;
        return reply(201, { id: record['Id'], success: true, errors: [] });
      }),
    [`PATCH ${DATA}/sobjects/{object}/{id}`]: (request) =>
      withFields(request, (object, fields) => {
        const known = recordsOf(request.state, object)[request.params['id'] ?? ''];
        if (known === undefined) return failed(404, 'NOT_FOUND');
        return change(request, object, known, fields) ?? reply(204);
      }),
    [`PATCH ${DATA}/sobjects/{object}/{field}/{key}`]: (request) =>
      withFields(request, (object, fields) => {
        const key = request.params['key'] ?? '';
        if (request.params['field'] !== KEY_FIELD) return failed(404, 'NOT_FOUND');
        if (KEY_FIELD in fields) return failed(400, 'INVALID_FIELD', [KEY_FIELD]);
        const same = Object.values(recordsOf(request.state, object)).filter(
          (record) => record[KEY_FIELD] === key,
        );
        if (same.length > 1)
          return reply(
            300,
            same.map(({ Id }) => `${DATA}/sobjects/${object}/${Id}`),
          );
        const [known] = same;
        if (known !== undefined) {
          const refusal = change(request, object, known, fields);
          return refusal ?? reply(200, { id: known['Id'], success: true, created: false, errors: [] });
        }
        const record = newRecord(request, object, { ...fields, [KEY_FIELD]: key });
        if (isReply(record)) return record;
        return reply(201, { id: record['Id'], success: true, created: true, errors: [] });
      }),
    [`GET ${DATA}/query`]: ({ query, state }) => batch(state, query.get('q') ?? '', 0),
    [`GET ${DATA}/query/{locator}`]: ({ params, state }) => {
      const [, start = '', encoded = ''] = /^(\d+)-(.+)$/.exec(params['locator'] ?? '') ?? [];
      if (encoded === '') return failed(404, 'INVALID_QUERY_LOCATOR');
      return batch(state, Buffer.from(encoded, 'base64url').toString(), Number(start));
    },
  },
});

function batch(state: Salesforce, text: string, start: number): SandboxReply {
  const query = parseSoql(text);
  const object = objectName.safeParse(query?.object);
  if (query === undefined || !object.success) return failed(400, 'MALFORMED_QUERY');
  const rows = answer(Object.values(state[object.data]), query);
  const end = start + BATCH;
  const records = rows.slice(start, end).map((row) => ({
    attributes: { type: object.data, url: `${DATA}/sobjects/${object.data}/${row['Id']}` },
    ...Object.fromEntries(query.fields.map((field) => [field, row[field] ?? null])),
  }));
  const locator = `${end}-${Buffer.from(text).toString('base64url')}`;
  return reply(200, {
    totalSize: rows.length,
    done: end >= rows.length,
    records,
    ...(end < rows.length ? { nextRecordsUrl: `${DATA}/query/${locator}` } : {}),
  });
}

type Request = SandboxRequest<Salesforce>;

function withFields(
  { params, body }: Request,
  work: (object: ObjectName, fields: Fields) => SandboxReply,
): SandboxReply {
  const object = objectName.safeParse(params['object']);
  const fields = fieldsSchema.safeParse(body);
  if (!object.success) return failed(404, 'NOT_FOUND');
  return fields.success ? work(object.data, fields.data) : failed(400, 'JSON_PARSER_ERROR');
}

function newRecord(request: Request, object: ObjectName, fields: Fields): Fields | SandboxReply {
  const missing = REQUIRED[object].filter((name) => !(name in fields));
  if (missing.length > 0) return failed(400, 'REQUIRED_FIELD_MISSING', missing);
  const stranger = strangerIn(request.state, fields);
  if (stranger !== undefined) return failed(400, 'INVALID_CROSS_REFERENCE_KEY', [stranger]);
  // An activity of a lead that became a contact is refused with the code of a change to it.
  const lead = request.state.Lead[String(fields['WhoId'])];
  if (lead?.['IsConverted'] === true) return failed(400, 'CANNOT_UPDATE_CONVERTED_LEAD');
  const at = stampOf(request);
  const Id = recordId(object, 1000 + request.nextId());
  const times = { CreatedDate: at, SystemModstamp: at };
  const record = { Id, OwnerId: recordId('User', 1), ...times, ...DEFAULTS[object], ...fields };
  recordsOf(request.state, object)[Id] = record;
  return record;
}

function change(
  request: Request,
  object: ObjectName,
  known: Fields,
  fields: Fields,
): SandboxReply | undefined {
  if (known['IsConverted'] === true) return failed(400, 'CANNOT_UPDATE_CONVERTED_LEAD');
  const stranger = strangerIn(request.state, fields);
  if (stranger !== undefined) return failed(400, 'INVALID_CROSS_REFERENCE_KEY', [stranger]);
  const changed = { ...known, ...fields, SystemModstamp: stampOf(request) };
  recordsOf(request.state, object)[String(known['Id'])] = changed;
  return undefined;
}

/** A field that names a record which is not there. */
function strangerIn(state: Salesforce, fields: Fields): string | undefined {
  return Object.entries(fields).find(([name, value]) => {
    const objects = REFERENCES[name];
    return objects !== undefined && !objects.some((object) => String(value) in state[object]);
  })?.[0];
}

function recordsOf(state: Salesforce, object: ObjectName): Records {
  return state[object];
}

/** Salesforce writes instants in UTC, with an offset that lacks its colon. */
function stampOf({ now }: Request): string {
  return now().toISOString().replace('Z', '+0000');
}

function isReply(value: Fields | SandboxReply): value is SandboxReply {
  return typeof value['status'] === 'number';
}
