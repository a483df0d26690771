import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { minorOfUnits, unitsOf } from '../../../kit/money.ts';
import { path } from '../../../kit/path.ts';
import { listAll, resourceId } from '../client.ts';
import { googleAnalytics } from '../connector.ts';
import { currency, eventName, propertyId } from '../fields.ts';

const id = 'google-analytics.createKeyEvent';

export const createKeyEvent = defineAction({
  tool: googleAnalytics,
  id,
  summary: 'Make an event count as a key event of the property.',
  input: z
    .strictObject({
      propertyId,
      event: eventName,
      counting: z.enum(['every-event', 'once-a-session']),
      /** What an event without a value of its own is worth, in minor units of `currency`. */
      value: z.int().nonnegative().optional(),
      currency: currency.optional(),
    })
    .refine((input) => (input.value === undefined) === (input.currency === undefined), {
      path: ['currency'],
    }),
  output: z.object({ keyEventId: z.string(), created: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/analytics.edit'],
  example: {
    propertyId: '412730955',
    event: 'offer_accepted',
    counting: 'every-event',
    value: 9000,
    currency: 'EUR',
  },
  async run({ input, http }) {
    const keyEvents = path`/v1beta/properties/${input.propertyId}/keyEvents`;
    const all = await listAll(http, keyEvents, 'keyEvents', keyEvent);
    const found = all.find(({ eventName: event }) => event === input.event);
    if (found === undefined) {
      const json = bodyOf(input);
      const { name } = await http.post({ host: 'admin', path: keyEvents, json, response: keyEvent });
      return { keyEventId: name, created: true };
    }
    // Other reports rely on how it is counted, so that it is never changed on the way.
    if (!isAsWanted(found, input)) {
      const fields = ['there is a key event of this name that counts otherwise'];
      throw toolError('CONFLICT', { action: id, fields });
    }
    return { keyEventId: found.name, created: false };
  },
});

interface Wanted {
  readonly event: string;
  readonly counting: keyof typeof METHODS;
  readonly value?: number | undefined;
  readonly currency?: string | undefined;
}

const METHODS = { 'every-event': 'ONCE_PER_EVENT', 'once-a-session': 'ONCE_PER_SESSION' } as const;

const keyEvent = z.object({
  name: resourceId,
  eventName,
  countingMethod: z.string(),
  defaultValue: z.object({ numericValue: z.number().default(0), currencyCode: z.string() }).optional(),
});

function bodyOf({ event, counting, value, currency: code }: Wanted): object {
  return {
    eventName: event,
    countingMethod: METHODS[counting],
    defaultValue:
      value === undefined || code === undefined
        ? undefined
        : { numericValue: unitsOf(value, code), currencyCode: code },
  };
}

function isAsWanted({ countingMethod, defaultValue }: z.output<typeof keyEvent>, wanted: Wanted): boolean {
  const value = defaultValue && minorOfUnits(defaultValue.numericValue, defaultValue.currencyCode);
  return (
    countingMethod === METHODS[wanted.counting] &&
    value === wanted.value &&
    defaultValue?.currencyCode === wanted.currency
  );
}
