import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { createAdGroup } from './create-ad-group.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const adGroups = () => trial.sandbox.state['linkedin-ads']?.['adGroups'];
const creation = () =>
  trial.sandbox.requests.findLast(({ method, path }) => method === 'POST' && path.endsWith('/adCampaigns'))
    ?.body;

it('is paused, for a conversion, shown to the people it names', async () => {
  const { adGroupId } = await trial.call(createAdGroup, createAdGroup.example);
  expect(adGroups()).toMatchObject({
    [adGroupId]: { status: 'PAUSED', conversions: ['urn:lla:llaPartnerConversion:14000001'] },
  });
  expect(creation()).toMatchObject({
    campaignGroup: 'urn:li:sponsoredCampaignGroup:601000001',
    associatedEntity: 'urn:li:organization:2414000001',
    optimizationTargetType: 'MAX_CONVERSION',
    locale: { language: 'de', country: 'DE' },
    politicalIntent: 'NOT_POLITICAL',
    targetingCriteria: {
      include: {
        and: [
          { or: { 'urn:li:adTargetingFacet:locations': ['urn:li:geo:101282230'] } },
          { or: { 'urn:li:adTargetingFacet:jobFunctions': ['urn:li:function:18'] } },
          { or: { 'urn:li:adTargetingFacet:seniorities': ['urn:li:seniority:6'] } },
        ],
      },
    },
  });
  await trial.call(setStatus, { campaignId: '601000001', adGroupId, status: 'ACTIVE' });
});

it.each([
  [{ objective: 'WEBSITE_VISIT' }, { optimizationTargetType: 'MAX_CLICK' }],
  [{ objective: 'LEAD_GENERATION' }, { optimizationTargetType: 'MAX_LEAD' }],
  [
    { objective: 'LEAD_GENERATION', campaignId: '601000002', targetCpa: 9550, currency: 'EUR' },
    {
      optimizationTargetType: 'CAP_COST_AND_MAXIMIZE_LEADS',
      unitCost: { amount: '95.5', currencyCode: 'EUR' },
    },
  ],
] as const)('writes %j as %j', async (change, written) => {
  const { conversionId: _conversion, ...input } = createAdGroup.example;
  await trial.call(createAdGroup, { ...input, ...change });
  expect(creation()).toMatchObject({ objectiveType: change.objective, ...written });
});

it.each([
  [{ objective: 'WEBSITE_CONVERSION', conversionId: undefined }],
  [{ objective: 'WEBSITE_VISIT' }],
  [{ objective: 'LEAD_GENERATION', conversionId: undefined, targetCpa: 9550 }],
  [{ targetCpa: 9550, currency: 'EUR' }],
] as const)('refuses %j before anything is sent', async (change) => {
  const call = trial.call(createAdGroup, { ...createAdGroup.example, ...change });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});

it('finds its own, and ties the conversion that an earlier attempt did not come to', async () => {
  trial.sandbox.failNext({ tool: 'linkedin-ads', match: { method: 'PUT' }, fault: { status: 503 } });
  await expect(trial.call(createAdGroup, createAdGroup.example)).rejects.toMatchObject({
    type: 'UNAVAILABLE',
  });
  const { adGroupId } = await trial.call(createAdGroup, createAdGroup.example, { mayHaveRun: true });
  expect(adGroups()).toMatchObject({ [adGroupId]: { conversions: { length: 1 } } });
  expect(Object.keys(adGroups() ?? {})).toHaveLength(2);
});

it.each([
  [{ campaignId: '4711' }, 'NOT_FOUND'],
  [{ campaignId: '601000002' }, 'INVALID_INPUT'],
  [{ conversionId: '4711' }, 'NOT_FOUND'],
] as const)('passes on the refusal of %j as %s', async (change, type) => {
  const call = trial.call(createAdGroup, { ...createAdGroup.example, ...change });
  await expect(call).rejects.toMatchObject({ type });
});
