import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '../../kit/define-action.ts';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import type { segment } from './connector.ts';

type Settings = z.output<(typeof segment)['settings']>;

/** One person or one browser. */
interface Subject {
  readonly userId?: string | undefined;
  readonly anonymousId?: string | undefined;
}

/** A message of Segment's specification, beside who it is about. */
interface Message {
  readonly type: 'track' | 'identify' | 'group';
  readonly timestamp: string;
  readonly event?: string;
  readonly groupId?: string;
  readonly properties?: object;
  readonly traits?: object;
}

/** So long Segment promises to know a `messageId`; twilio.com/docs/segment/guides/duplicate-data. */
export const KEYED_FOR = 'PT24H';

const taken = z.object({ success: z.literal(true).optional() }).optional();

/** Sends one message; Segment drops those whose id it has seen. */
export async function sendMessage(
  { http, settings, marker, now }: Pick<Call<unknown, Settings>, 'http' | 'settings' | 'marker' | 'now'>,
  { userId, anonymousId }: Subject,
  message: Message,
): Promise<void> {
  const messageId = messageIdOf(marker, userId ?? anonymousId ?? '');
  await http.post({
    host: settings.region === 'eu' ? 'trackingEu' : 'tracking',
    path: '/v1/batch',
    json: { batch: [{ ...message, messageId, userId, anonymousId }], sentAt: now().toISOString() },
    response: taken,
  });
}

/** Segment compares ids over all workspaces of all customers (guides/duplicate-data), where another installation may have a case of the same name. */
function messageIdOf(marker: string, subject: string): string {
  return `${marker}-${createHash('sha256').update(subject).digest('hex').slice(0, 12)}`;
}

/** How a request to the Public API is addressed and shows its token; CONNECTION_INVALID without one. */
export function publicApi(settings: Settings): {
  readonly host: string;
  readonly anonymous: true;
  readonly headers: Readonly<Record<string, string>>;
} {
  if (settings.apiToken === undefined) {
    throw toolError('CONNECTION_INVALID', { tool: 'segment', fields: ['settings.apiToken is needed'] });
  }
  return {
    host: settings.region === 'eu' ? 'publicEu' : 'public',
    anonymous: true,
    headers: { authorization: `Bearer ${settings.apiToken}` },
  };
}

const PAGE_SIZE = 1000;
/** Segment keeps the requests of ninety days and takes 110,000 people a month. */
const MOST_PAGES = 400;

const regulation = z.object({
  id: z.string(),
  subjects: z.array(z.string()),
  status: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  regulationType: z.string(),
});

const regulations = z.object({
  data: z.object({
    regulations: z.array(regulation),
    pagination: z.object({ next: z.string().nullish() }),
  }),
});

/** What was asked of Segment about a person in the last ninety days, newest first. */
export async function regulationsOf(
  http: Http,
  settings: Settings,
  userId: string,
): Promise<readonly z.output<typeof regulation>[]> {
  const found: z.output<typeof regulation>[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { data } = await http.get({
      ...publicApi(settings),
      path: '/regulations',
      query: { 'pagination[count]': PAGE_SIZE, 'pagination[cursor]': cursor },
      response: regulations,
    });
    found.push(...data.regulations.filter(({ subjects }) => subjects.includes(userId)));
    if (data.pagination.next === undefined || data.pagination.next === null) {
      return found.toSorted((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
    }
    cursor = data.pagination.next;
  }
  throw toolError('OUTCOME_UNKNOWN', { tool: 'segment', fields: ['more erasures than are looked through'] });
}
