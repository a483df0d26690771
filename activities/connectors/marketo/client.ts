import { z } from 'zod';
import { isToolError, toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path } from '../../kit/path.ts';

const LABEL = 'Reference: ';

/** A description that ends with our reference; assets have no other place for a key. */
export function withReference(text: string | undefined, reference: string): string {
  return [text, `${LABEL}${reference}`].filter(Boolean).join(' ');
}

/** The answer to one request; a list where nothing was found may be missing. */
export function listOf<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ result: z.ZodDefault<z.ZodArray<Item>> }> {
  return z.object({ result: z.array(item).default([]) });
}

const program = z.object({
  id: z.int(),
  name: z.string(),
  description: z.string().nullish(),
  status: z.string().nullish(),
  startDate: z.string().nullish(),
});

/** A program as it is now. */
export type Program = z.output<typeof program>;

/** The program of an id; NOT_FOUND where there is none. */
export async function readProgram(http: Http, action: string, id: number): Promise<Program> {
  const { result } = await http.get({
    path: path`/rest/asset/v1/program/${id}.json`,
    response: listOf(program),
  });
  return result[0] ?? missing(action, 'programId');
}

/** The program of a name that was made with our reference. Names are unique in a subscription. */
export async function findProgram(http: Http, name: string, reference: string): Promise<Program | undefined> {
  const { result } = await http.get({
    path: '/rest/asset/v1/program/byName.json',
    query: { name },
    response: listOf(program),
  });
  return result.find(({ description }) => description?.includes(`${LABEL}${reference}`) === true);
}

const smartCampaign = z.object({
  id: z.int(),
  name: z.string(),
  type: z.string(),
  isActive: z.boolean(),
});

/** A smart campaign as it is now. */
export type SmartCampaign = z.output<typeof smartCampaign>;

/** The smart campaign of an id; NOT_FOUND where there is none. */
export async function readSmartCampaign(http: Http, action: string, id: number): Promise<SmartCampaign> {
  const { result } = await http.get({
    path: path`/rest/asset/v1/smartCampaign/${id}.json`,
    response: listOf(smartCampaign),
  });
  return result[0] ?? missing(action, 'campaignId');
}

/** The most that one page holds; no program has more smart campaigns. */
const PAGE_SIZE = 200;

/** The smart campaigns of a program. */
export async function smartCampaignsOf(http: Http, programId: number): Promise<readonly SmartCampaign[]> {
  const { result } = await http.get({
    path: '/rest/asset/v1/smartCampaigns.json',
    query: { folder: JSON.stringify({ id: programId, type: 'Program' }), maxReturn: PAGE_SIZE },
    response: listOf(smartCampaign),
  });
  return result;
}

/** A time as Marketo's assets write it, `2016-09-10T23:16:19Z+0000`, in milliseconds. */
export function millisecondsOf(text: string): number {
  return Date.parse(text.replace(/Z[+-]0000$/, 'Z'));
}

function missing(action: string, field: string): never {
  throw toolError('NOT_FOUND', { action, fields: [field] });
}

/** Record-level code of a lead that is taken off a list it is not on. */
const NOT_IN_LIST = '1015';

/** Whether a lead could not be taken off a list because it is not on it. */
export function isNotInList(error: unknown): boolean {
  if (!isToolError(error, 'NOT_FOUND')) return false;
  return z.tuple([z.looseObject({ vendorCode: z.literal(NOT_IN_LIST) })]).safeParse(error.details).success;
}

/** What an e-mail program's status says: approved, it goes out at its time. The contract names both words without saying which is which. */
export const APPROVED = 'locked';
export const UNAPPROVED = 'unlocked';

const ACTIVITIES_A_PAGE = 300;
/** More activities than these pages hold are for the vendor's bulk extract: they would eat up the day's quota of calls. */
const MOST_PAGES = 200;

const activity = z.object({
  leadId: z.int(),
  activityDate: z.string(),
  primaryAttributeValueId: z.int(),
  primaryAttributeValue: z.string().default(''),
});
/** What somebody did with a mail. */
export type Activity = z.output<typeof activity>;

const activityPage = listOf(activity).extend({
  nextPageToken: z.string(),
  moreResult: z.boolean().default(false),
});

/** The activities of one type that concern some mails, from the beginning of one day to the end of another, in UTC. */
export async function activitiesOf(
  http: Http,
  activityTypeId: number,
  { emailIds, from, to }: { emailIds: readonly number[]; from: string; to: string },
): Promise<readonly Activity[]> {
  const end = Date.parse(`${to}T23:59:59.999Z`);
  const begin = await http.get({
    path: '/rest/v1/activities/pagingtoken.json',
    query: { sinceDatetime: `${from}T00:00:00Z` },
    response: z.object({ nextPageToken: z.string() }),
  });
  const found: Activity[] = [];
  let { nextPageToken } = begin;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: z.output<typeof activityPage> = await http.get({
      path: '/rest/v1/activities.json',
      query: {
        nextPageToken,
        activityTypeIds: activityTypeId,
        assetIds: emailIds.join(','),
        batchSize: ACTIVITIES_A_PAGE,
      },
      response: activityPage,
    });
    found.push(...answer.result.filter(({ activityDate }) => Date.parse(activityDate) <= end));
    if (!answer.moreResult) return found;
    nextPageToken = answer.nextPageToken;
  }
  throw toolError('INVALID_INPUT', {
    action: 'marketo.readFigures',
    fields: [`from, to, emailIds: more than ${MOST_PAGES * ACTIVITIES_A_PAGE} activities of a kind`],
  });
}
