import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { cardOf, findMarked, post } from '../client.ts';
import { teams } from '../connector.ts';
import { posted, text } from '../fields.ts';

export const replyToMessage = defineAction({
  tool: teams,
  id: 'teams.replyToMessage',
  summary: 'Reply to a message, so that what belongs together stays together.',
  input: z.strictObject({ channelId: z.string().min(1), messageId: z.string().min(1), text }),
  output: posted,
  retrySafety: 'unsafe',
  effect: 'notify',
  scopes: ['ChannelMessage.Send', 'ChannelMessage.Read.All'],
  example: {
    channelId: '19:campaigns@thread.tacv2',
    messageId: '1767600000000',
    text: 'Live since 08:00. The first figures come tomorrow.',
  },
  async run({ input, settings: { teamId }, http, marker }) {
    const { channelId, messageId } = input;
    const place = path`/teams/${teamId}/channels/${channelId}/messages/${messageId}/replies`;
    return { channelId, messageId: await post(http, place, cardOf(input.text, marker)) };
  },
  async find({ input: { channelId, messageId }, settings: { teamId }, http, marker }) {
    const place = path`/teams/${teamId}/channels/${channelId}/messages/${messageId}/replies`;
    const found = await findMarked(http, place, marker);
    return found === undefined ? undefined : { channelId, messageId: found };
  },
});
