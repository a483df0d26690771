import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { listSegments } from './list-segments.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['activecampaign'];

it('says a size where it was counted', async () => {
  const { segments } = await trial.call(listSegments, {});
  expect(segments).toEqual([
    { id: expect.any(String), name: 'Opened in the last 90 days', size: 1840 },
    { id: expect.any(String), name: 'New' },
  ]);
});

it('knows no size of a segment whose count is null', async () => {
  const data = [null, { last_total: null }, { last_total: { count: null } }].map((counts, id) => ({
    id: String(id),
    attributes: { name: 'New', counts },
  }));
  trial.sandbox.failNext({ tool: 'activecampaign', fault: { status: 200, body: { data } } });
  const { segments } = await trial.call(listSegments, {});
  expect(segments).toEqual(['0', '1', '2'].map((id) => ({ id, name: 'New' })));
});

it('lets the tool look for a name', async () => {
  const { segments } = await trial.call(listSegments, { search: 'opened' });
  expect(segments.map(({ name }) => name)).toEqual(['Opened in the last 90 days']);
});

it('reads on until a page is not full', async () => {
  for (let id = 0; id < 1500; id += 1)
    Object.assign(state()?.['segments'] ?? {}, { [`s${id}`]: { name: `S${id}` } });
  expect((await trial.call(listSegments, {})).segments).toHaveLength(1502);
});
