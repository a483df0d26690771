import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { cardOf, channelIdOf, findMarked, post } from '../client.ts';
import { teams } from '../connector.ts';
import { channel, posted, text } from '../fields.ts';

export const postMessage = defineAction({
  tool: teams,
  id: 'teams.postMessage',
  summary: 'Post a message to a channel.',
  input: z.strictObject({ channel, text }),
  output: posted,
  retrySafety: 'unsafe',
  effect: 'notify',
  scopes: ['ChannelMessage.Send', 'ChannelMessage.Read.All', 'Channel.ReadBasic.All'],
  example: { channel: '#campaigns', text: 'The campaign **Spring** waits for your approval.' },
  async run({ input, settings: { teamId }, http, marker }) {
    const channelId = await channelIdOf(http, teamId, input.channel);
    const place = path`/teams/${teamId}/channels/${channelId}/messages`;
    return { channelId, messageId: await post(http, place, cardOf(input.text, marker)) };
  },
  async find({ input, settings: { teamId }, http, marker }) {
    const channelId = await channelIdOf(http, teamId, input.channel);
    const messageId = await findMarked(http, path`/teams/${teamId}/channels/${channelId}/messages`, marker);
    return messageId === undefined ? undefined : { channelId, messageId };
  },
});
