import { expect, it } from 'vitest';
import { requireSameCurrency } from './same-currency.ts';

it('takes an amount in the currency of the account', () => {
  expect(() => requireSameCurrency('EUR', 'EUR', { tool: 'crm' })).not.toThrow();
});

it.each([{ tool: 'crm' }, { action: 'crm.setBudget' }])(
  'refuses another currency, told of by %j',
  (where) => {
    expect(() => requireSameCurrency('USD', 'EUR', where)).toThrow(
      expect.objectContaining({
        type: 'INVALID_INPUT',
        nonRetryable: true,
        details: [expect.objectContaining({ ...where, fields: ['currency must be EUR'] })],
      }),
    );
  },
);
