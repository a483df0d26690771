import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { lookUp } from '../client.ts';
import { hotjar } from '../connector.ts';
import { email, userIds } from '../fields.ts';

export const deletePerson = defineAction({
  tool: hotjar,
  id: 'hotjar.deletePerson',
  summary: 'Erase all that Hotjar has of a person, in every site of the organisation.',
  input: z
    .strictObject({ email: email.optional(), userIds: userIds.optional() })
    .refine((input) => input.email !== undefined || input.userIds !== undefined, { path: ['email'] }),
  output: z.object({ accepted: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  example: { email: 'ada@example.com', userIds: { '3048412': 'crm-101' } },
  async run(call) {
    await lookUp(call, call.input, true);
    return { accepted: true };
  },
});
