import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connectionsFrom } from '../../../kit/connections.ts';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { readFigures } from './read-figures.ts';
import { scheduleCampaign } from './schedule-campaign.ts';

const trial = await startTrial(klaviyoSandbox, { now: () => new Date('2026-12-20T08:00:00Z') });
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { campaignId } = scheduleCampaign.example;
const december = { campaignIds: [campaignId], from: '2026-12-01', to: '2026-12-31' };

describe('a mailing that went out', () => {
  beforeEach(() => trial.call(scheduleCampaign, { campaignId }));

  it('has a row of whole people and minor units', async () => {
    const { rows, currency } = await trial.call(readFigures, december);
    expect(currency).toBe('EUR');
    expect(rows).toMatchObject([{ campaignId, name: 'de_leads_lead-nurturing_202611' }]);
    const [row] = rows;
    expect(row?.recipients).toBe((row?.delivered ?? 0) + (row?.bounces ?? 0));
    expect(row?.conversionValue).toBe((row?.conversions ?? 0) * 4990);
  });

  it('has none outside the days that were asked for', async () => {
    const november = { ...december, from: '2026-11-01', to: '2026-11-30' };
    expect(await trial.call(readFigures, november)).toEqual({ rows: [], currency: 'EUR' });
  });
});

it('has no row for a draft', async () => {
  expect(await trial.call(readFigures, december)).toEqual({ rows: [], currency: 'EUR' });
});

it('adds up the messages of a campaign', async () => {
  const message = (id: string, recipients: number) => ({
    groupings: { campaign_id: campaignId, campaign_message_id: id },
    statistics: { recipients, conversion_value: 0.1, opens_unique: null },
  });
  const body = { data: { attributes: { results: [message('a', 10), message('b', 5)] } } };
  const match = { path: '/api/campaign-values-reports' };
  trial.sandbox.failNext({ tool: 'klaviyo', match, fault: { status: 200, body } });
  const { rows } = await trial.call(readFigures, december);
  expect(rows).toMatchObject([{ recipients: 15, opens: 0, conversionValue: 20 }]);
});

it('does not let an id change the question', async () => {
  const call = trial.call(readFigures, { ...december, campaignIds: ['x"]),equals(name,"y'] });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});

it('says what the connection lacks before it asks', async () => {
  const connection = { baseUrl: 'http://127.0.0.1:9', token: 'pk_bare' };
  const bare = await startTrial(klaviyoSandbox, { connections: connectionsFrom({ klaviyo: connection }) });
  await expect(bare.call(readFigures, december)).rejects.toMatchObject({ type: 'CONNECTION_INVALID' });
  await bare.close();
});
