import { defineSandbox } from '../../sandbox/define-sandbox.ts';
import { entityRoutes } from './sandbox/entities.ts';
import { reportRoutes, SIGNATURE } from './sandbox/reports.ts';
import { ADVERTISER, failed, type Dv360 } from './sandbox/state.ts';

const TOKEN = 'ya29.sandbox-dv360';

export const dv360Sandbox = defineSandbox<Dv360>({
  tool: 'dv360',
  connection: { token: TOKEN, settings: { advertiserId: ADVERTISER } },
  secrets: [SIGNATURE],
  // The file of a report is read with the signature in its address, and by nobody's credential.
  admits: ({ headers, query, path }) =>
    path.startsWith('/storage/')
      ? query.get('Signature') === SIGNATURE && headers['authorization'] === undefined
      : headers['authorization'] === `Bearer ${TOKEN}`,
  refuse: () => failed(401, 'UNAUTHENTICATED'),
  unknown: () => failed(404, 'NOT_FOUND'),
  initial: () => ({
    latestDay: '2026-10-01',
    currencyCode: 'EUR',
    campaigns: {
      51000001: {
        campaignId: '51000001',
        displayName: 'de_awareness_2026',
        entityStatus: 'ENTITY_STATUS_ACTIVE',
        updateTime: '2026-10-01T00:00:00Z',
        campaignBudgets: [],
      },
    },
    insertionOrders: {
      61000001: {
        insertionOrderId: '61000001',
        campaignId: '51000001',
        displayName: 'Prospecting',
        entityStatus: 'ENTITY_STATUS_ACTIVE',
        updateTime: '2026-10-01T00:00:00Z',
        budget: {
          budgetSegments: [
            {
              dateRange: {
                startDate: { year: 2026, month: 10, day: 1 },
                endDate: { year: 2026, month: 12, day: 31 },
              },
            },
          ],
        },
      },
    },
    lineItems: {
      71000001: {
        lineItemId: '71000001',
        insertionOrderId: '61000001',
        displayName: 'Industry sites, 728x90',
        entityStatus: 'ENTITY_STATUS_ACTIVE',
        updateTime: '2026-10-01T00:00:00Z',
        pacing: {
          pacingPeriod: 'PACING_PERIOD_DAILY',
          pacingType: 'PACING_TYPE_EVEN',
          dailyMaxMicros: '100000000',
        },
        creativeIds: ['81000001'],
      },
    },
    paces: { 71000001: [{ at: '2026-10-01T00:00:00Z', daily: 100_000_000 }] },
    queries: {},
  }),
  routes: { ...entityRoutes, ...reportRoutes },
});
