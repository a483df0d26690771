import { z } from 'zod';
import { isToolError, toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path } from '../../kit/path.ts';
import { ALREADY_UNSUBSCRIBED } from './connector.ts';

/** Properties are text; those that are undefined stay as they are. */
export type Properties = Readonly<Record<string, string | undefined>>;

const upserted = z.object({ results: z.tuple([z.object({ id: z.string(), new: z.boolean() })]) });

/** Creates the object, or updates the one that has this value in a property whose values are unique. */
export async function upsert(
  http: Http,
  objectType: 'contacts' | 'companies' | 'deals',
  { idProperty, id, properties }: { idProperty: string; id: string; properties: Properties },
): Promise<{ readonly id: string; readonly created: boolean }> {
  const { results } = await http.post({
    path: path`/crm/v3/objects/${objectType}/batch/upsert`,
    json: { inputs: [{ idProperty, id, properties }] },
    response: upserted,
  });
  return { id: results[0].id, created: results[0].new };
}

/** Ties a deal to another object, without a label; a tie that is there stays. */
export async function associateDeal(
  http: Http,
  dealId: string,
  objectType: 'contacts' | 'companies',
  objectId: string,
): Promise<void> {
  await http.put({
    path: path`/crm/v4/objects/deals/${dealId}/associations/default/${objectType}/${objectId}`,
    response: z.object({ status: z.literal('COMPLETE') }),
  });
}

/** Ends a text with our reference in a line of its own: HubSpot has no key for what is attached to a contact. */
export function withReference(text: string | undefined, reference: string): string {
  return [text, `Reference: ${reference}`].filter(Boolean).join('\n\n');
}

const BATCH_READ_LIMIT = 100;

/**
 * The newest task or note of a contact that carries our reference in a property. Reads by association and id, which are up to date
 * at once; search lags behind its writes. A contact with more of them than one answer holds is OUTCOME_UNKNOWN unless ours is among those.
 */
export async function findAttached(
  http: Http,
  contactId: string,
  objectType: 'tasks' | 'notes',
  property: string,
  reference: string,
): Promise<string | undefined> {
  const contact = await http.get({
    path: path`/crm/v3/objects/contacts/${contactId}`,
    query: { associations: [objectType] },
    response: contactWithAttached,
  });
  const attached = contact.associations?.[objectType];
  const ids = [...new Set(attached?.results.map(({ id }) => id))];
  ids.sort((one, other) => Number(other) - Number(one));
  for (let start = 0; start < ids.length; start += BATCH_READ_LIMIT) {
    const inputs = ids.slice(start, start + BATCH_READ_LIMIT).map((id) => ({ id }));
    const { results } = await http.post({
      path: path`/crm/v3/objects/${objectType}/batch/read`,
      json: { properties: [property], propertiesWithHistory: [], inputs },
      response: attachedObjects,
    });
    const ours = results.find(({ properties }) => properties[property]?.includes(reference));
    if (ours !== undefined) return ours.id;
  }
  if (attached?.paging?.next === undefined) return undefined;
  throw toolError('OUTCOME_UNKNOWN', {
    tool: 'hubspot',
    fields: [`more ${objectType} than one answer holds`],
  });
}

const contactWithAttached = z.object({
  // An answer without it is no contact, to which nothing would be attached.
  id: z.string(),
  associations: z
    .record(
      z.string(),
      z.object({
        results: z.array(z.object({ id: z.string() })),
        paging: z.object({ next: z.unknown().optional() }).optional(),
      }),
    )
    .optional(),
});
const attachedObjects = z.object({
  results: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullish()) })),
});

/** Whether HubSpot refused to unsubscribe somebody because that was done before. */
export function isAlreadyUnsubscribed(error: unknown): boolean {
  if (!isToolError(error, 'CONFLICT')) return false;
  return refusal.safeParse(error.details).success;
}

const refusal = z.tuple([z.looseObject({ vendorCode: z.literal(ALREADY_UNSUBSCRIBED) })]);
