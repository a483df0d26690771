import { z } from 'zod';
import type { SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { answered, failed, OFFER_ACCEPTED, type Marketo } from './state.ts';

const added = z.object({
  input: z
    .array(
      z.object({
        leadId: z.int(),
        activityDate: z.iso.datetime(),
        activityTypeId: z.int(),
        primaryAttributeValue: z.string(),
        attributes: z.array(z.object({ apiName: z.string(), value: z.unknown() })),
      }),
    )
    .min(1)
    .max(300),
});

/** Activity types of mails, and of how many recipients one of them does it: every so many. */
const MAIL_TYPES: readonly { readonly id: number; readonly name: string; readonly every: number }[] = [
  { id: 6, name: 'Send Email', every: 1 },
  { id: 7, name: 'Email Delivered', every: 1 },
  { id: 8, name: 'Email Bounced', every: 100 },
  { id: 27, name: 'Email Bounced Soft', every: 200 },
  { id: 10, name: 'Open Email', every: 4 },
  { id: 11, name: 'Click Email', every: 20 },
  { id: 9, name: 'Unsubscribe Email', every: 200 },
];

export const readTypes: SandboxRoute<Marketo> = () => {
  const primaryAttribute = { name: 'Mailing ID', dataType: 'integer' };
  const types = MAIL_TYPES.map(({ id, name }) => ({ id, name, primaryAttribute, attributes: [] }));
  const own = { name: 'Offer accepted', primaryAttribute: { name: 'Subject', dataType: 'string' } };
  return answered([...types, { id: OFFER_ACCEPTED, ...own, attributes: [] }]);
};

/** A place in the log: the time from which on, and how many were read. */
export const begin: SandboxRoute<Marketo> = ({ query }) => {
  const since = query.get('sinceDatetime') ?? '';
  if (Number.isNaN(Date.parse(since))) return failed(704);
  return answered([], { nextPageToken: `${since}|0`, moreResult: false, result: undefined });
};

/** What people did with mails, one type at a time. */
export const readActivities: SandboxRoute<Marketo> = ({ query, state }) => {
  const [since = '', read = '0'] = (query.get('nextPageToken') ?? '').split('|');
  const type = MAIL_TYPES.find(({ id }) => String(id) === query.get('activityTypeIds'));
  if (type === undefined) return failed(1003);
  const emailIds = (query.get('assetIds') ?? '').split(',');
  const all = Object.entries(state.emails)
    .filter(([id, { sentAt }]) => emailIds.includes(id) && Date.parse(sentAt) >= Date.parse(since))
    .flatMap(([id, { name, sentAt, recipients }]) =>
      Array.from({ length: Math.floor(recipients / type.every) }, (_, index) => ({
        id: type.id * 1_000_000 + index,
        marketoGUID: String(type.id * 1_000_000 + index),
        leadId: 900_000 + index * type.every,
        activityDate: sentAt,
        activityTypeId: type.id,
        primaryAttributeValueId: Number(id),
        primaryAttributeValue: name,
        attributes: [],
      })),
    );
  const end = Number(read) + Number(query.get('batchSize') ?? 300);
  const more = { nextPageToken: `${since}|${end}`, moreResult: end < all.length };
  return answered(all.slice(Number(read), end), more);
};

/** Adds custom activities, as often as they are sent. */
export const addActivities: SandboxRoute<Marketo> = ({ body, state, nextId }) => {
  const parsed = added.safeParse(body);
  if (!parsed.success) return failed(609);
  const results = parsed.data.input.map((activity) => {
    if (state.leads[activity.leadId] === undefined) return refused(1004);
    if (activity.activityTypeId !== OFFER_ACCEPTED) return refused(1003);
    const id = 500_000 + nextId();
    state.activities.push({ id, ...activity });
    return { id, marketoGUID: String(id), status: 'added' };
  });
  return answered(results);
};

/** A custom activity has errors where other records have reasons. */
function refused(code: number): object {
  return { status: 'skipped', errors: [{ code: String(code), message: `Reason ${code}` }] };
}
