import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { klaviyo } from '../connector.ts';
import { currency, email, instant, properties } from '../fields.ts';

export const sendEvent = defineAction({
  tool: klaviyo,
  id: 'klaviyo.sendEvent',
  summary: 'Tell Klaviyo that a person did something; flows may begin with it.',
  input: z
    .strictObject({
      email,
      metric: z.string().min(1).max(127),
      properties: properties.optional(),
      at: instant.optional(),
      /** Minor units of `currency`. */
      value: z.int().optional(),
      currency: currency.optional(),
    })
    .refine(({ value, currency }) => value === undefined || currency !== undefined, { path: ['currency'] }),
  output: z.object({ accepted: z.boolean() }),
  retrySafety: 'keyed',
  effect: 'write',
  scopes: ['events:write'],
  example: {
    email: 'ada@example.com',
    metric: 'Offer accepted',
    properties: { campaign: 'de_leads_marketing-automation_202612' },
    at: '2026-11-30T09:15:00Z',
    value: 124_900,
    currency: 'EUR',
  },
  async run({ input, http, marker }) {
    const { value, currency: money } = input;
    await http.post({
      path: '/api/events',
      json: {
        data: {
          type: 'event',
          attributes: {
            properties: input.properties ?? {},
            time: input.at,
            value: value === undefined || money === undefined ? undefined : unitsOf(value, money),
            value_currency: money,
            // Of the same profile and metric, only the first event with this id is recorded.
            unique_id: marker,
            metric: { data: { type: 'metric', attributes: { name: input.metric } } },
            profile: { data: { type: 'profile', attributes: { email: input.email } } },
          },
        },
      },
      response: z.undefined(),
    });
    return { accepted: true };
  },
});
