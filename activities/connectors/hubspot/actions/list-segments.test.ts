import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { listSegments } from './list-segments.ts';

const lists = Object.fromEntries(
  Array.from({ length: 600 }, (_item, index) => [String(index), { name: `Segment ${index}`, size: index }]),
);
const trial = await startTrial(hubspotSandbox, { state: { lists } });
afterAll(() => trial.close());

it('reads all pages', async () => {
  const { segments } = await trial.call(listSegments, {});
  expect(segments.map(({ id }) => id)).toEqual(Object.keys(lists));
  expect(trial.sandbox.requests).toHaveLength(3);
});

it('searches by name', async () => {
  const { segments } = await trial.call(listSegments, { search: 'segment 599' });
  expect(segments).toEqual([{ id: '599', name: 'Segment 599', size: 599 }]);
});
