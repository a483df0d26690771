import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { microsOf, oneOf, patience, requireCurrency } from '../client.ts';
import { dv360 } from '../connector.ts';
import { currency, dailyBudget, lineItemId } from '../fields.ts';

export const setBudget = defineAction({
  tool: dv360,
  id: 'dv360.setBudget',
  summary: 'Set what a line item may spend a day.',
  input: z.strictObject({ lineItemId, dailyBudget, currency }),
  output: z.object({ lineItemId, dailyBudget }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://www.googleapis.com/auth/display-video'],
  example: { lineItemId: '71000001', dailyBudget: 20_000, currency: 'EUR' },
  async run({ input, settings, http }) {
    await requireCurrency(http, settings, input.currency);
    const item = await http.patch({
      path: oneOf(settings, 'lineItems', input.lineItemId),
      // How fast it is spent within the day stays as it is.
      query: { updateMask: 'pacing.pacingPeriod,pacing.dailyMaxMicros' },
      json: {
        pacing: {
          pacingPeriod: 'PACING_PERIOD_DAILY',
          dailyMaxMicros: microsOf(input.dailyBudget, input.currency),
        },
      },
      timeoutMs: patience(http),
      response: z.object({ lineItemId }),
    });
    return { lineItemId: item.lineItemId, dailyBudget: input.dailyBudget };
  },
});
