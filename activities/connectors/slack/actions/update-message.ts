import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { channelIdOf, sectionOf } from '../client.ts';
import { slack } from '../connector.ts';
import { channel, text, timestamp } from '../fields.ts';

export const updateMessage = defineAction({
  tool: slack,
  id: 'slack.updateMessage',
  summary: 'Replace the text of a message that we posted.',
  input: z.strictObject({ channel, ts: timestamp, text }),
  output: z.object({ channel, ts: timestamp }),
  retrySafety: 'idempotent',
  effect: 'notify',
  scopes: ['chat:write', 'channels:read', 'groups:read'],
  example: {
    channel: 'C0CAMPAIGNS',
    ts: '1767600000.000001',
    text: 'The campaign *Spring* is approved.',
  },
  async run({ input, http }) {
    return await http.post({
      path: '/chat.update',
      form: {
        channel: await channelIdOf(http, input.channel),
        ts: input.ts,
        text: input.text,
        // The old section would stay otherwise, and a new iteration wants a new block id.
        blocks: sectionOf(input.text),
      },
      response: z.object({ channel: z.string(), ts: z.string() }),
    });
  },
});
