import { z } from 'zod';
import type { Call } from '../../kit/define-action.ts';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path } from '../../kit/path.ts';
import { campaignStatus, type CampaignStatus } from './fields.ts';

const oneCampaign = z.object({
  data: z.object({ attributes: z.object({ name: z.string(), status: campaignStatus }) }),
});

/** A campaign as it is now. */
export async function readCampaign(
  http: Http,
  campaignId: string,
): Promise<{ readonly name: string; readonly status: CampaignStatus }> {
  const { data } = await http.get({
    path: path`/api/campaigns/${campaignId}`,
    query: { 'fields[campaign]': 'name,status' },
    response: oneCampaign,
  });
  return data.attributes;
}

/** A campaign that was prepared by us, and the template that its message has by now. */
export interface PreparedCampaign {
  readonly campaignId: string;
  readonly messageId: string;
  readonly templateId: string | undefined;
}

/** What follows a page of a list. */
const links = z.object({ next: z.string().nullish() }).optional();

const resourceId = z.object({ id: z.string() });
const campaignPage = z.object({
  // An answer without it is no list, in which ours would be missing.
  data: z.array(
    z.looseObject({ attributes: z.looseObject({ created_at: z.iso.datetime({ offset: true }) }) }),
  ),
  included: z
    .array(
      z.looseObject({
        id: z.string(),
        attributes: z.looseObject({
          definition: z.looseObject({ label: z.string().nullish() }).nullish(),
        }),
        relationships: z
          .looseObject({
            campaign: z.looseObject({ data: resourceId.nullish() }).optional(),
            template: z.looseObject({ data: resourceId.nullish() }).optional(),
          })
          .optional(),
      }),
    )
    .default([]),
  links,
});

/** No account has as many lists, segments or flows as these pages hold: more of them is a list without end. */
const MOST_PAGES = 200;

/** Reads a whole list, page by page. */
export async function readAll<Item extends z.ZodType>(
  http: Http,
  list: string,
  query: Readonly<Record<string, string | number>>,
  item: Item,
): Promise<readonly z.output<Item>[]> {
  const response = z.object({ data: z.array(item), links });
  const items: z.output<Item>[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: z.output<typeof response> = await http.get({
      path: list,
      query: { ...query, 'page[cursor]': cursor },
      response,
    });
    items.push(...answer.data);
    cursor = cursorOf(answer.links?.next);
    if (cursor === undefined) return items;
  }
  throw toolError('BAD_RESPONSE', { tool: 'klaviyo', fields: [`${list}: more than ${MOST_PAGES} pages`] });
}

/** The cursor in the address of the next page. */
function cursorOf(next: string | null | undefined): string | undefined {
  return next ? (new URL(next).searchParams.get('page[cursor]') ?? undefined) : undefined;
}

/** Those whose name holds a text, whatever its case; the vendor only looks for whole names. */
export function named<Item extends { readonly attributes: { readonly name: string | null } }>(
  items: readonly Item[],
  search: string | undefined,
): readonly Item[] {
  const text = search?.toLowerCase() ?? '';
  return items.filter(({ attributes }) => (attributes.name ?? '').toLowerCase().includes(text));
}

/** More than anybody prepares between an attempt and its retry; further back nobody knows. */
const PAGES = 5;
const PAGE_SIZE = 100;

/** Finds the campaign whose message is labelled with our marker, among those since the first attempt; OUTCOME_UNKNOWN where there are more than are looked through. */
export async function findPrepared({
  http,
  marker,
  triedSince,
}: Pick<Call<unknown>, 'http' | 'marker' | 'triedSince'>): Promise<PreparedCampaign | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await http.get({
      path: '/api/campaigns',
      query: {
        filter: "equals(messages.channel,'email')",
        include: 'campaign-messages',
        sort: '-created_at',
        'page[size]': PAGE_SIZE,
        'page[cursor]': cursor,
      },
      response: campaignPage,
    });
    const message = answer.included.find(({ attributes }) => attributes.definition?.label === marker);
    const campaign = message?.relationships?.campaign?.data;
    if (message !== undefined && campaign) {
      const templateId = message.relationships?.template?.data?.id;
      return { campaignId: campaign.id, messageId: message.id, templateId };
    }
    cursor = cursorOf(answer.links?.next);
    const oldest = answer.data.at(-1)?.attributes.created_at;
    const isBefore = oldest !== undefined && triedSince !== undefined && new Date(oldest) < triedSince;
    if (cursor === undefined || isBefore) return undefined;
  }
  throw toolError('OUTCOME_UNKNOWN', {
    tool: 'klaviyo',
    fields: [`more than ${PAGES * PAGE_SIZE} campaigns`],
  });
}

/** Gives a message its own copy of a template. */
export async function assignTemplate(http: Http, messageId: string, templateId: string): Promise<void> {
  await http.post({
    path: '/api/campaign-message-assign-template',
    json: {
      data: {
        type: 'campaign-message',
        id: messageId,
        relationships: { template: { data: { type: 'template', id: templateId } } },
      },
    },
    response: z.object({ data: resourceId }),
  });
}
