import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { send } from '../client.ts';
import { email } from '../connector.ts';
import { address, line, taken } from '../fields.ts';

export const sendMessage = defineAction({
  tool: email,
  id: 'email.sendMessage',
  summary: 'Send a mail to one or more people.',
  /** `text` is what is written; blank lines part its paragraphs. */
  input: z.strictObject({
    to: z.array(address).min(1).max(50),
    subject: line,
    text: z.string().min(1).max(20_000),
    replyTo: z.email().optional(),
  }),
  output: taken,
  retrySafety: 'unsafe',
  effect: 'notify',
  scopes: ['SMTP.Send'],
  // A server may want to be asked again for a quarter of an hour.
  cancelledWait: 'A mail that the server has not taken yet is not tried again, and never sent.',
  timeoutMs: 1_200_000,
  example: {
    to: ['ada@example.com'],
    subject: 'Campaign de_leads_marketing-automation_202612 is live',
    text: 'Google Ads and Meta run since 08:00.\n\nThe first figures come tomorrow.',
  },
  async run({ input, ...call }) {
    return await send(call, input);
  },
});
