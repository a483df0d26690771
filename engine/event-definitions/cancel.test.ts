import { expect, test } from 'vitest';
import { boundary, cancel, end, job, transaction, Trial } from '../testing/index.ts';

test('cancel: what was booked is undone and the transaction ended, in the path too', () => {
  const trial = new Trial({
    elements: {
      booking: transaction({
        elements: {
          book: job({ compensation: 'unbook' }),
          unbook: job({ isForCompensation: true }),
          stop: end(cancel),
        },
        flows: ['go > book > stop'],
      }),
      cancelled: boundary('booking', cancel),
    },
    flows: ['begin > booking > end', 'cancelled > told'],
  });
  trial.done('book').done('unbook');
  expect(trial.log.slice(-11)).toEqual([
    'stop entered',
    'stop completed',
    'unbook entered',
    'unbook completed',
    'book compensated',
    'booking terminated',
    'cancelled entered',
    'cancelled completed',
    'told entered',
    'told completed',
    'demo completed',
  ]);
});
