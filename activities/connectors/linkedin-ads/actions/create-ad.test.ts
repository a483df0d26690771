import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { createAd } from './create-ad.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it("is paused and shows a post of the house's page", async () => {
  const { adId } = await trial.call(createAd, createAd.example);
  expect(adId).toMatch(/^\d+$/);
  expect(trial.sandbox.state['linkedin-ads']?.['ads']).toMatchObject({
    [adId]: { intendedStatus: 'PAUSED', reference: 'urn:li:share:7346473724906237952' },
  });
  expect(trial.sandbox.requests.at(-1)?.body).not.toHaveProperty('leadgenCallToAction');
});

it('opens a form', async () => {
  await trial.call(createAd, { ...createAd.example, leadForm: { id: '42', label: 'REQUEST_DEMO' } });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({
    leadgenCallToAction: { destination: 'urn:li:adForm:42', label: 'REQUEST_DEMO' },
  });
});

// The header of a creation may carry the URN percent-encoded.
it('reads the id out of an encoded URN', async () => {
  const headers = { 'x-restli-id': 'urn%3Ali%3AsponsoredCreative%3A119962155' };
  trial.sandbox.failNext({ tool: 'linkedin-ads', fault: { status: 201, headers } });
  expect(await trial.call(createAd, createAd.example)).toEqual({ adId: '119962155' });
});

it('finds its own by the marker', async () => {
  const made = await trial.call(createAd, createAd.example);
  expect(await trial.call(createAd, createAd.example, { mayHaveRun: true })).toEqual(made);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  expect(await trial.call(createAd, createAd.example, meta)).not.toEqual(made);
});

it('says that there is no such ad group', async () => {
  const call = trial.call(createAd, { ...createAd.example, adGroupId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
