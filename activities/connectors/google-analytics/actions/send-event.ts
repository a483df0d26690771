import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { furtherName } from '../../../kit/further-name.ts';
import { unitsOf } from '../../../kit/money.ts';
import { googleAnalytics } from '../connector.ts';
import { clientId, currency, eventName, userId } from '../fields.ts';

const id = 'google-analytics.sendEvent';

/** Characters of a text; support.google.com/analytics/answer/9267744 gives three parameters of pages more. */
const LONGEST = 100;
const LONGER: Readonly<Record<string, number>> = {
  page_title: 300,
  page_referrer: 420,
  page_location: 1000,
};
/** Google takes 25, of which value, currency and our reference may be three. */
const MOST_PROPERTIES = 22;
/** Older events are recorded with a wrong time. */
const OLDEST_MS = 72 * 60 * 60 * 1000;

/** Parameters that the step itself sends. */
const OWN = ['value', 'currency', 'step_reference'];

const properties = z
  .record(furtherName(OWN, eventName), z.union([z.string(), z.number()]))
  .refine((all) => Object.keys(all).length <= MOST_PROPERTIES)
  .refine((all) =>
    Object.entries(all).every(([name, value]) => String(value).length <= (LONGER[name] ?? LONGEST)),
  );

export const sendEvent = defineAction({
  tool: googleAnalytics,
  id,
  summary:
    'Tell Google Analytics that something happened to a visitor that its tag on the site does not see.',
  input: z
    .strictObject({
      clientId,
      userId: userId.optional(),
      event: eventName,
      /** Never anything that names a person: Google forbids it. */
      properties: properties.optional(),
      /** At most 72 hours ago; now when absent. */
      at: z.iso.datetime().optional(),
      /** Minor units of `currency`. */
      value: z.int().optional(),
      currency: currency.optional(),
      /** Whether the person agreed to advertising; what the tag heard before when absent. */
      consent: z.strictObject({ adUserData: z.boolean(), adPersonalization: z.boolean() }).optional(),
    })
    .refine((input) => input.value === undefined || input.currency !== undefined, { path: ['currency'] }),
  /** `recorded` is false where the connection only validates. */
  output: z.object({ accepted: z.boolean(), recorded: z.boolean() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: {
    clientId: '1389207264.1764489600',
    event: 'offer_accepted',
    properties: { campaign: 'de_leads_monitoring_202612' },
    at: '2026-11-30T09:15:00Z',
    value: 124_900,
    currency: 'EUR',
    consent: { adUserData: true, adPersonalization: false },
  },
  async run({ input, settings, http, marker, now }) {
    const { measurementId, apiSecret, events } = settings;
    if (measurementId === undefined || apiSecret === undefined) {
      const fields = ['settings.measurementId and settings.apiSecret are needed to send events'];
      throw toolError('CONNECTION_INVALID', { action: id, fields });
    }
    const at = Date.parse(input.at ?? now().toISOString());
    if (at < now().getTime() - OLDEST_MS) {
      throw toolError('INVALID_INPUT', { action: id, fields: ['at is more than 72 hours ago'] });
    }
    const { value, currency: code, consent } = input;
    const request = {
      host: settings.eventsRegion === 'eu' ? 'eventsEu' : 'events',
      anonymous: true as const,
      query: { measurement_id: measurementId, api_secret: apiSecret },
      json: {
        client_id: input.clientId,
        user_id: input.userId,
        timestamp_micros: at * 1000,
        consent: consent && {
          ad_user_data: granted(consent.adUserData),
          ad_personalization: granted(consent.adPersonalization),
        },
        events: [
          {
            name: input.event,
            params: {
              ...input.properties,
              ...(value === undefined || code === undefined ? {} : { value: unitsOf(value, code) }),
              currency: code,
              // Nothing drops repeats by it; people find the event by it when its outcome is unknown.
              step_reference: marker,
            },
          },
        ],
      },
    };
    if (events === 'record') {
      await http.post({ ...request, path: '/mp/collect', response: z.undefined() });
      return { accepted: true, recorded: true };
    }
    const { validationMessages } = await http.post({
      ...request,
      path: '/debug/mp/collect',
      json: { ...request.json, validation_behavior: 'ENFORCE_RECOMMENDATIONS' },
      response: z.object({ validationMessages: z.array(finding) }),
    });
    if (validationMessages.length === 0) return { accepted: true, recorded: false };
    const fields = validationMessages.map(
      ({ fieldPath, validationCode }) => `${fieldPath} ${validationCode}`,
    );
    throw toolError('INVALID_INPUT', { action: id, fields });
  },
});

/** The description beside it quotes values. */
const finding = z.object({
  fieldPath: z
    .string()
    .regex(/^[\w.[\]]*$/)
    .catch('event'),
  validationCode: z.string().regex(/^\w+$/).catch('INVALID'),
});

function granted(agreed: boolean): 'GRANTED' | 'DENIED' {
  return agreed ? 'GRANTED' : 'DENIED';
}
