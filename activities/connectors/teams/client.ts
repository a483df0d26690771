import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path, type Path } from '../../kit/path.ts';

interface Link {
  readonly label: string;
  readonly url: string;
}

const CARD = 'application/vnd.microsoft.card.adaptive';
/** Names the attachment within its message only. */
const ATTACHMENT = 'card';

/** A message that is one card. The id of its text carries our marker: nobody sees it, and it comes back with the message. */
export function cardOf(text: string, marker: string, link?: Link): object {
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [{ type: 'TextBlock', id: marker, text, wrap: true }],
    ...(link === undefined
      ? {}
      : { actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.url }] }),
  };
  return {
    body: { contentType: 'html', content: `<attachment id="${ATTACHMENT}"></attachment>` },
    attachments: [{ id: ATTACHMENT, contentType: CARD, content: JSON.stringify(card) }],
  };
}

/** The id of a channel that may be given by name; names are unique in a team. */
export async function channelIdOf(http: Http, teamId: string, channel: string): Promise<string> {
  if (channel.startsWith('19:')) return channel;
  const name = channel.replace(/^#/, '').toLowerCase();
  const { value } = await http.get({
    path: path`/teams/${teamId}/channels`,
    response: z.object({ value: z.array(z.object({ id: z.string(), displayName: z.string() })) }),
  });
  const hit = value.find(({ displayName }) => displayName.toLowerCase() === name);
  if (hit !== undefined) return hit.id;
  throw toolError('NOT_FOUND', { tool: 'teams', fields: ['channel'] });
}

/** Posts a message or a reply; gives its id. */
export async function post(http: Http, place: Path, message: object): Promise<string> {
  const { id } = await http.post({ path: place, json: message, response: z.object({ id: z.string() }) });
  return id;
}

/** A retry comes minutes after its first attempt, mostly within a thousand messages; further back nobody knows. */
const PAGES = 20;
const PAGE_SIZE = 50;

const page = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      attachments: z.array(z.object({ content: z.string().nullish() })).nullish(),
    }),
  ),
  '@odata.nextLink': z.string().nullish(),
});

/** Looks for a message or reply by its marker among the latest of a place; OUTCOME_UNKNOWN where there are more than are looked through. */
export async function findMarked(http: Http, place: Path, marker: string): Promise<string | undefined> {
  let query: Record<string, string | number> = { $top: PAGE_SIZE };
  for (let pages = 0; pages < PAGES; pages += 1) {
    const { value, '@odata.nextLink': next } = await http.get({ path: place, query, response: page });
    const ours = value.find(({ attachments }) =>
      attachments?.some(({ content }) => idsIn(content).includes(marker)),
    );
    if (ours !== undefined) return ours.id;
    if (!next) return undefined;
    query = Object.fromEntries(new URL(next).searchParams);
  }
  throw toolError('OUTCOME_UNKNOWN', { tool: 'teams', fields: [`more than ${PAGES * PAGE_SIZE} messages`] });
}

const card = z.object({ body: z.array(z.looseObject({ id: z.string().optional() })) });

/** Ids of a card's elements; nothing where it is no card. */
function idsIn(content: string | null | undefined): readonly (string | undefined)[] {
  try {
    return card.safeParse(JSON.parse(content ?? '')).data?.body.map(({ id }) => id) ?? [];
  } catch {
    return [];
  }
}
