import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { eventsBaseUrl } from '../client.ts';
import { activecampaign } from '../connector.ts';
import { email } from '../fields.ts';

export const sendEvent = defineAction({
  tool: activecampaign,
  id: 'activecampaign.sendEvent',
  summary: 'Tell ActiveCampaign that a person did something; automations may begin with it.',
  input: z.strictObject({
    email,
    /** The event's name; automations are built on it. */
    event: z.string().min(1).max(32),
    /** One value that is kept with it. */
    data: z.string().optional(),
  }),
  output: z.object({ accepted: z.boolean() }),
  // No find(): events have no key, and cannot be read back.
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: {
    email: 'ada@example.com',
    event: 'Offer accepted',
    data: 'de_leads_marketing-automation_202612',
  },
  async run({ input, settings, http }) {
    const { trackingId, eventKey } = settings;
    if (trackingId === undefined || eventKey === undefined) {
      const fields = ['settings.trackingId and settings.eventKey are needed for events'];
      throw toolError('CONNECTION_INVALID', { action: 'activecampaign.sendEvent', fields });
    }
    await http.post({
      baseUrl: eventsBaseUrl(http.baseUrl),
      anonymous: true,
      path: '/event',
      form: {
        actid: trackingId,
        key: eventKey,
        event: input.event,
        eventdata: input.data,
        visit: JSON.stringify({ email: input.email }),
      },
      response: z.object({ success: z.literal(1) }),
    });
    return { accepted: true };
  },
});
