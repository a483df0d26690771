import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { channelIdOf, sectionOf } from '../client.ts';
import { slack } from '../connector.ts';
import { channel, text, timestamp } from '../fields.ts';

export const postMessage = defineAction({
  tool: slack,
  id: 'slack.postMessage',
  summary: 'Post a message to a channel.',
  input: z.strictObject({ channel, text }),
  output: z.object({ channel, ts: timestamp }),
  retrySafety: 'unsafe',
  effect: 'notify',
  scopes: ['chat:write', 'channels:history', 'channels:read'],
  example: { channel: '#campaigns', text: 'The campaign *Spring* waits for your approval.' },
  async run({ input, http, marker }) {
    return await http.post({
      path: '/chat.postMessage',
      // `text` is what notifications show; the section is what the channel shows.
      form: { channel: input.channel, text: input.text, blocks: sectionOf(input.text, marker) },
      response: z.object({ channel: z.string(), ts: z.string() }),
    });
  },
  async find({ input, http, marker }) {
    const id = await channelIdOf(http, input.channel);
    let latest: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const { messages, has_more: more } = await http.get({
        path: '/conversations.history',
        query: { channel: id, limit: PAGE_SIZE, latest },
        response: history,
      });
      const hit = messages.find(({ blocks }) => blocks?.some((block) => block.block_id === marker));
      if (hit !== undefined) return { channel: id, ts: hit.ts };
      latest = messages.at(-1)?.ts;
      if (!more || latest === undefined) return undefined;
    }
    return undefined;
  },
});

/** A retry comes minutes after its first attempt; a thousand messages are further back than that. */
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
