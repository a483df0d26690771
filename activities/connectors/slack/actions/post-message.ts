import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { findMarked, sectionOf } from '../client.ts';
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
  scopes: ['chat:write', 'channels:history', 'channels:read', 'groups:history', 'groups:read'],
  example: { channel: '#campaigns', text: 'The campaign *Spring* waits for your approval.' },
  async run({ input, http, marker }) {
    return await http.post({
      path: '/chat.postMessage',
      // `text` is what notifications show; the section is what the channel shows.
      form: { channel: input.channel, text: input.text, blocks: sectionOf(input.text, marker) },
      response: z.object({ channel: z.string(), ts: z.string() }),
    });
  },
  find: async (call) => await findMarked(call, call.input.channel),
});
