import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { KEYED_FOR, sendMessage } from '../client.ts';
import { segment } from '../connector.ts';
import { anonymousId, currency, instant, propertiesBut, userId } from '../fields.ts';

export const sendEvent = defineAction({
  tool: segment,
  id: 'segment.sendEvent',
  summary: 'Tell Segment, and all that listens to it, that a person did something.',
  input: z
    .strictObject({
      userId: userId.optional(),
      anonymousId: anonymousId.optional(),
      event: z.string().min(1),
      properties: propertiesBut('value', 'currency', 'userId', 'anonymousId').optional(),
      at: instant.optional(),
      /** Minor units of `currency`. */
      value: z.int().optional(),
      currency: currency.optional(),
    })
    .refine((input) => input.userId !== undefined || input.anonymousId !== undefined, {
      path: ['userId'],
    })
    .refine(({ value, currency: code }) => value === undefined || code !== undefined, {
      path: ['currency'],
    }),
  output: z.object({ accepted: z.boolean() }),
  retrySafety: 'keyed',
  keyedFor: KEYED_FOR,
  effect: 'write',
  scopes: [],
  example: {
    userId: 'crm-101',
    event: 'Offer Accepted',
    properties: { campaign: 'de_leads_marketing-automation_202612' },
    at: '2026-11-30T09:15:00Z',
    value: 124_900,
    currency: 'EUR',
  },
  async run(call) {
    const { event, properties: given, value, currency: code, at } = call.input;
    await sendMessage(call, call.input, {
      type: 'track',
      event,
      timestamp: at ?? call.now().toISOString(),
      properties: {
        ...given,
        ...(code === undefined ? {} : { currency: code }),
        ...(value === undefined || code === undefined ? {} : { value: unitsOf(value, code) }),
      },
    });
    return { accepted: true };
  },
});
