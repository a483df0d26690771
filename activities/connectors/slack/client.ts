import { z } from 'zod';
import type { Http } from '../../kit/http.ts';
import { toolError } from '../../kit/errors.ts';

/**
 * The message as one section. Its block id carries our marker: Slack keeps it, shows it to nobody, and gives it back in
 * `conversations.history`. Without a marker Slack makes an id up.
 */
export function sectionOf(text: string, marker?: string): string {
  const section = { type: 'section', text: { type: 'mrkdwn', text } };
  return JSON.stringify([marker === undefined ? section : { ...section, block_id: marker }]);
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
      query: { exclude_archived: true, limit: 1000, cursor },
      response: channelPage,
    });
    const hit = page.channels.find((candidate) => candidate.name === name);
    if (hit !== undefined) return hit.id;
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  throw toolError('NOT_FOUND', { tool: 'slack', fields: ['channel'] });
}
