import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { cardOf, channelIdOf, findMarked, post } from '../client.ts';
import { teams } from '../connector.ts';
import { channel, posted, text } from '../fields.ts';

export const postLink = defineAction({
  tool: teams,
  id: 'teams.postLink',
  summary: 'Post a message with a button that leads to where people go on: a task, a page, a report.',
  input: z.strictObject({
    channel,
    text,
    /** What the button says. */
    label: z.string().min(1).max(80),
    url: z.url({ protocol: /^https$/ }),
  }),
  output: posted,
  retrySafety: 'unsafe',
  effect: 'notify',
  scopes: ['ChannelMessage.Send', 'ChannelMessage.Read.All', 'Channel.ReadBasic.All'],
  example: {
    channel: 'campaigns',
    text: 'The landing page of **Spring** waits for legal review until Friday.',
    label: 'Open the review',
    url: 'https://maschinenraum.example/tasks/legal-review-1/decide',
  },
  async run({ input: { channel: given, text: shown, ...link }, settings: { teamId }, http, marker }) {
    const channelId = await channelIdOf(http, teamId, given);
    const place = path`/teams/${teamId}/channels/${channelId}/messages`;
    return { channelId, messageId: await post(http, place, cardOf(shown, marker, link)) };
  },
  async find({ input, settings: { teamId }, http, marker }) {
    const channelId = await channelIdOf(http, teamId, input.channel);
    const messageId = await findMarked(http, path`/teams/${teamId}/channels/${channelId}/messages`, marker);
    return messageId === undefined ? undefined : { channelId, messageId };
  },
});
