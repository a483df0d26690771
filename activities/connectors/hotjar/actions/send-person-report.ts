import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { lookUp } from '../client.ts';
import { hotjar } from '../connector.ts';
import { email, userIds } from '../fields.ts';

export const sendPersonReport = defineAction({
  tool: hotjar,
  id: 'hotjar.sendPersonReport',
  summary: 'Let Hotjar mail a person a link to all that it has of them.',
  input: z.strictObject({ email, userIds: userIds.optional() }),
  output: z.object({ accepted: z.boolean() }),
  // Each request is a mail to the person, and Hotjar lists none of them.
  retrySafety: 'unsafe',
  effect: 'notify',
  scopes: [],
  example: { email: 'ada@example.com' },
  async run(call) {
    await lookUp(call, call.input, false);
    return { accepted: true };
  },
});
