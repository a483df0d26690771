import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { minorOfUnit, unitsOf } from '../../../kit/money.ts';
import { itemOf, taken } from '../client.ts';
import { tradeDesk } from '../connector.ts';
import { currency, person } from '../fields.ts';

export const sendConversion = defineAction({
  tool: tradeDesk,
  id: 'trade-desk.sendConversion',
  summary: 'Tell The Trade Desk that a person became a conversion, and what it is worth.',
  input: z.strictObject({
    trackingTagId: z.string().min(1).max(100),
    at: z.iso.datetime(),
    person,
    value: z.int().min(0),
    currency,
    orderReference: z.string().min(1).max(100).optional(),
  }),
  output: z.object({ received: z.boolean() }),
  // Neither does the vendor drop repeats nor can conversions be asked for: see the README.
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: {
    trackingTagId: 'q7x2v9a',
    at: '2026-11-28T10:15:00Z',
    person: { kind: 'uid2', id: 'JI1OmSKvLJFsVcFYuUUdwhJsJcNKzsJ1KyKk3TPmKBk=' },
    value: 450_000,
    currency: 'EUR',
    orderReference: 'SO-10023',
  },
  async run({ input, settings, http, marker }) {
    const { dataProviderId } = settings;
    if (dataProviderId === undefined) {
      const fields = ['settings.dataProviderId is needed for conversions'];
      throw toolError('CONNECTION_INVALID', { action: 'trade-desk.sendConversion', fields });
    }
    const digits = String(minorOfUnit(input.currency)).length - 1;
    const { FailedLines } = await http.post({
      host: 'conversions',
      path: '/providerapi/offlineconversion',
      json: {
        DataProviderId: dataProviderId,
        Items: [
          {
            ...itemOf(input.person),
            TrackingTagId: input.trackingTagId,
            TimestampUtc: input.at,
            Value: unitsOf(input.value, input.currency).toFixed(digits),
            ValueCurrency: input.currency,
            OrderId: input.orderReference ?? marker,
          },
        ],
      },
      response: taken,
    });
    const [refused] = FailedLines ?? [];
    if (refused === undefined) return { received: true };
    throw toolError(refused.ErrorCode === 'Unauthorized' ? 'FORBIDDEN' : 'INVALID_INPUT', {
      action: 'trade-desk.sendConversion',
      vendorCode: refused.ErrorCode,
    });
  },
});
