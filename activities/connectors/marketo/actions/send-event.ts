import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { marketo } from '../connector.ts';
import { instant, leadId } from '../fields.ts';

export const sendEvent = defineAction({
  tool: marketo,
  id: 'marketo.sendEvent',
  summary: 'Tell Marketo that a person did something, as a custom activity; campaigns may begin with it.',
  input: z.strictObject({
    leadId,
    /** A custom activity type that is approved in the subscription. */
    activityTypeId: z.int().positive(),
    /** Value of the type's primary attribute. */
    subject: z.string().min(1),
    /** Its other attributes, by API name. */
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    /** When it happened; now when absent. */
    at: instant.optional(),
  }),
  output: z.object({ activityId: z.string() }),
  // No find(): activities have no key, and the log says nowhere how soon it shows what was added.
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['Read-Write Activity'],
  example: {
    leadId: 318592,
    activityTypeId: 100001,
    subject: 'Offer accepted',
    properties: { campaign: 'de_leads_marketing-automation_202612' },
    at: '2026-11-30T09:15:00Z',
  },
  async run({ input, http, now }) {
    const { result } = await http.post({
      path: '/rest/v1/activities/external.json',
      json: {
        input: [
          {
            leadId: input.leadId,
            activityDate: input.at ?? now().toISOString(),
            activityTypeId: input.activityTypeId,
            primaryAttributeValue: input.subject,
            attributes: Object.entries(input.properties ?? {}).map(([apiName, value]) => ({
              apiName,
              value,
            })),
          },
        ],
      },
      response: z.object({ result: z.tuple([z.object({ marketoGUID: z.string() })]) }),
    });
    return { activityId: result[0].marketoGUID };
  },
});
