import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { KEYED_FOR, sendMessage } from '../client.ts';
import { segment } from '../connector.ts';
import { anonymousId, email, personName, phone, propertiesBut, userId } from '../fields.ts';

export const upsertProfile = defineAction({
  tool: segment,
  id: 'segment.upsertProfile',
  summary: 'Tell Segment who a person is; with an anonymous id also which browser was theirs.',
  input: z.strictObject({
    userId,
    anonymousId: anonymousId.optional(),
    email: email.optional(),
    firstName: personName.optional(),
    lastName: personName.optional(),
    phone: phone.optional(),
    /** Further traits; those that are not named stay. */
    properties: propertiesBut('email', 'firstName', 'lastName', 'phone', 'userId', 'anonymousId').optional(),
  }),
  output: z.object({ accepted: z.boolean() }),
  retrySafety: 'keyed',
  keyedFor: KEYED_FOR,
  effect: 'write',
  scopes: [],
  example: {
    userId: 'crm-102',
    email: 'grace@example.com',
    firstName: 'Grace',
    properties: { title: 'Rear Admiral' },
  },
  async run(call) {
    const { email: address, firstName, lastName, phone: number, properties: further } = call.input;
    await sendMessage(call, call.input, {
      type: 'identify',
      timestamp: call.now().toISOString(),
      traits: { ...further, email: address, firstName, lastName, phone: number },
    });
    return { accepted: true };
  },
});
