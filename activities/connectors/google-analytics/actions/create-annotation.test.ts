import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAnalyticsSandbox } from '../sandbox.ts';
import { createAnnotation } from './create-annotation.ts';

const trial = await startTrial(googleAnalyticsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const annotate = (input: Partial<typeof createAnnotation.example>, meta = {}) =>
  trial.call(createAnnotation, { ...createAnnotation.example, ...input }, meta);
const posted = () => trial.sandbox.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);

it.each([
  ['one day', undefined, { annotationDate: { year: 2026, month: 12, day: 1 } }],
  ['one day twice', '2026-12-01', { annotationDate: { year: 2026, month: 12, day: 1 } }],
  [
    'several days',
    '2027-01-14',
    {
      annotationDateRange: {
        startDate: { year: 2026, month: 12, day: 1 },
        endDate: { year: 2027, month: 1, day: 14 },
      },
    },
  ],
])('writes %s', async (_name, to, dates) => {
  await annotate({ to });
  expect(posted()).toEqual([
    {
      title: 'Launch de_leads_monitoring_202612',
      description: expect.stringMatching(/^Reference: mr-[0-9a-f]{20}$/),
      color: 'BLUE',
      ...dates,
    },
  ]);
});

it('finds its own again, and no other of the same title', async () => {
  const first = await annotate({});
  const other = await annotate({ description: 'Again' }, { idempotencyKey: 'case-2/step-1' });
  expect(other).not.toEqual(first);
  expect(await annotate({}, { mayHaveRun: true })).toEqual(first);
  const again = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  expect(await annotate({}, again)).toEqual(other);
  expect(posted()).toHaveLength(2);
});

it('refuses an end before the beginning', async () => {
  await expect(annotate({ to: '2026-11-30' })).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
