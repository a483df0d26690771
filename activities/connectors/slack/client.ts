import { z } from 'zod';
import type { Http } from '../../kit/http.ts';
import type { Call } from '../../kit/define-action.ts';
import { toolError } from '../../kit/errors.ts';

type Block = Readonly<Record<string, unknown>>;

/**
 * The message as one section. Its block id carries our marker: Slack keeps it, shows it to nobody, and gives it back in
 * `conversations.history`. Without a marker Slack makes an id up.
 */
export function sectionOf(text: string, marker?: string): string {
  return JSON.stringify([section(text, marker)]);
}

/** Block id of the buttons that decide a task: by it a press is known as one of ours. */
export const BUTTONS_BLOCK = 'maschinenraum-decision';

export interface Button {
  readonly label: string;
  readonly style?: 'primary' | 'danger' | undefined;
  readonly value: string;
}

/** The message with fields and buttons below it; the marker is where `sectionOf` has it. */
export function buttonBlocks(
  {
    text,
    fields,
    buttons,
  }: {
    readonly text: string;
    readonly fields: readonly { readonly name: string; readonly value: string }[];
    readonly buttons: readonly Button[];
  },
  marker: string,
): string {
  const shown = fields.map(({ name, value }) => ({ type: 'mrkdwn', text: `*${name}*\n${value}` }));
  return JSON.stringify([
    section(text, marker),
    ...(shown.length === 0 ? [] : [{ type: 'section', fields: shown }]),
    {
      type: 'actions',
      block_id: BUTTONS_BLOCK,
      elements: buttons.map(({ label, style, value }, index) => ({
        type: 'button',
        action_id: `decide-${index + 1}`,
        text: { type: 'plain_text', text: label },
        value,
        ...(style === undefined ? {} : { style }),
      })),
    },
  ]);
}

/** The blocks of a message once its task is decided: no buttons, and how it ended below. The marker stays. */
export function decidedBlocks(blocks: readonly Block[], text: string): readonly Block[] {
  return [
    ...blocks.filter(({ block_id: id }) => id !== BUTTONS_BLOCK),
    { type: 'context', elements: [{ type: 'mrkdwn', text }] },
  ];
}

function section(text: string, marker: string | undefined): Block {
  const block = { type: 'section', text: { type: 'mrkdwn', text } };
  return marker === undefined ? block : { ...block, block_id: marker };
}

const channelPage = z.object({
  channels: z.array(z.object({ id: z.string(), name: z.string() })),
  response_metadata: z.object({ next_cursor: z.string() }).optional(),
});

/** The id of a channel that may be given by name: only `chat.postMessage` takes names. */
export async function channelIdOf(http: Http, channel: string): Promise<string> {
  if (/^[CGD][A-Z0-9]{8,}$/.test(channel)) return channel;
  const name = channel.replace(/^#/, '');
  let cursor: string | undefined;
  do {
    const page: z.output<typeof channelPage> = await http.get({
      path: '/conversations.list',
      // Without types Slack lists public channels only; of the private ones, those that the bot is in.
      query: { types: 'public_channel,private_channel', exclude_archived: true, limit: 1000, cursor },
      response: channelPage,
    });
    const hit = page.channels.find((candidate) => candidate.name === name);
    if (hit !== undefined) return hit.id;
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  throw toolError('NOT_FOUND', { tool: 'slack', fields: ['channel'] });
}

/** More than a busy channel has between an attempt and its retry; further back nobody knows. */
const PAGES = 5;
const PAGE_SIZE = 200;

const history = z.object({
  has_more: z.boolean(),
  messages: z.array(
    z.object({
      ts: z.string(),
      blocks: z.array(z.looseObject({ block_id: z.string().optional() })).optional(),
    }),
  ),
});

/** Looks for a message by its marker among those since the first attempt, newest first; OUTCOME_UNKNOWN where there are more than are looked through. */
export async function findMarked(
  { http, marker, triedSince }: Pick<Call<unknown>, 'http' | 'marker' | 'triedSince'>,
  channel: string,
): Promise<{ readonly channel: string; readonly ts: string } | undefined> {
  const id = await channelIdOf(http, channel);
  let latest: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { messages, has_more: more } = await http.get({
      path: '/conversations.history',
      query: { channel: id, limit: PAGE_SIZE, latest },
      response: history,
    });
    const hit = messages.find(({ blocks }) => blocks?.some((block) => block.block_id === marker));
    if (hit !== undefined) return { channel: id, ts: hit.ts };
    latest = messages.at(-1)?.ts ?? latest;
    if (!more || isBefore(latest, triedSince)) return undefined;
  }
  throw toolError('OUTCOME_UNKNOWN', { tool: 'slack', fields: [`more than ${PAGES * PAGE_SIZE} messages`] });
}

function isBefore(ts: string | undefined, since: Date | undefined): boolean {
  return ts !== undefined && since !== undefined && Number(ts) * 1000 < since.getTime();
}
