import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path } from '../../kit/path.ts';
import { salesforce } from './connector.ts';

type SObject = 'Lead' | 'Contact' | 'Account' | 'Opportunity' | 'Task' | 'OpportunityContactRole';

/** Fields that are undefined stay as they are. */
type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

const VERSION = `v${salesforce.apiVersion}`;

/** Creates the record, or updates the one that has this external key. */
export async function upsert(
  http: Http,
  object: SObject,
  keyField: string,
  key: string,
  fields: Fields,
): Promise<{ readonly id: string; readonly created: boolean }> {
  return await http.patch({
    path: path`/services/data/${VERSION}/sobjects/${object}/${keyField}/${key}`,
    json: fields,
    response: z.object({ id: z.string(), created: z.boolean() }),
  });
}

/** Creates a record; gives its id. */
export async function create(http: Http, object: SObject, fields: Fields): Promise<string> {
  const { id } = await http.post({
    path: path`/services/data/${VERSION}/sobjects/${object}`,
    json: fields,
    response: z.object({ id: z.string() }),
  });
  return id;
}

/** Changes a record by its id. */
export async function update(http: Http, object: SObject, id: string, fields: Fields): Promise<void> {
  await http.patch({
    path: path`/services/data/${VERSION}/sobjects/${object}/${id}`,
    json: fields,
    response: z.undefined(),
  });
}

/** A query whose values are safe; only `soql` makes one. */
export interface Soql {
  readonly text: string;
}

/** A value in a query: text, a whole number, an instant, or a part that is safe already. */
type SoqlValue = string | number | Date | Soql;

/**
 * Writes a query; text is quoted and escaped, instants are written as SOQL does.
 * @example soql`SELECT Id FROM User WHERE Email = ${email}`
 */
export function soql(strings: TemplateStringsArray, ...values: readonly SoqlValue[]): Soql {
  return { text: String.raw({ raw: strings }, ...values.map(literal)) };
}

function literal(value: SoqlValue): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return String(Math.trunc(value));
  return typeof value === 'string' ? `'${escaped(value)}'` : value.text;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** SOQL and SOSL Reference, "Quoted string escape sequences". */
function escaped(text: string): string {
  return text.replaceAll(/[\\'"\n\r\t\b\f]/g, (character) => ESCAPES[character] ?? '');
}

/** Batches of one query; each holds up to 2,000 rows. */
const MOST_BATCHES = 20;

/** Reads all rows of a query, which limits them itself. Queries see every write at once. */
export async function query<Row extends z.ZodType>(
  http: Http,
  { text }: Soql,
  row: Row,
): Promise<readonly z.output<Row>[]> {
  const response = z.object({
    done: z.boolean(),
    nextRecordsUrl: z.string().optional(),
    records: z.array(row),
  });
  let batch = await http.get({
    path: path`/services/data/${VERSION}/query`,
    query: { q: text },
    response,
  });
  const rows: z.output<Row>[] = [...batch.records];
  for (let batches = 1; !batch.done && batches < MOST_BATCHES; batches += 1) {
    const locator = batch.nextRecordsUrl?.split('/').at(-1) ?? '';
    batch = await http.get({ path: path`/services/data/${VERSION}/query/${locator}`, response });
    rows.push(...batch.records);
  }
  if (batch.done) return rows;
  throw toolError('BAD_RESPONSE', { tool: salesforce.id, fields: ['query has more rows than its limit'] });
}

/** Ends a text with our reference in a line of its own: activities have no external key in every org. */
export function withReference(text: string | undefined, reference: string): string {
  return [text, `Reference: ${reference}`].filter(Boolean).join('\n\n');
}

/** A person's activities; somebody with more of them is OUTCOME_UNKNOWN unless ours is among the newest. */
const MOST_ACTIVITIES = 2000;

/** The activity of a lead or contact that carries our reference. Descriptions can be read but not filtered by. */
export async function findActivity(
  http: Http,
  personId: string,
  reference: string,
): Promise<string | undefined> {
  const tasks = await query(
    http,
    soql`SELECT Id, Description FROM Task WHERE WhoId = ${personId} ORDER BY CreatedDate DESC LIMIT ${MOST_ACTIVITIES}`,
    z.object({ Id: z.string(), Description: z.string().nullish() }),
  );
  const ours = tasks.find(({ Description }) => Description?.includes(`Reference: ${reference}`));
  if (ours !== undefined || tasks.length < MOST_ACTIVITIES) return ours?.Id;
  throw toolError('OUTCOME_UNKNOWN', {
    tool: salesforce.id,
    fields: [`more than ${tasks.length} activities`],
  });
}
