import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { semrushSandbox } from '../sandbox.ts';
import { readCompetitors } from './read-competitors.ts';

const trial = await startTrial(semrushSandbox);
afterAll(() => trial.close());

it('reads who shares our keywords, most first', async () => {
  const { competitors } = await trial.call(readCompetitors, readCompetitors.example);
  expect(competitors[0]).toEqual({ domain: 'kampagnenwerk.example', commonKeywords: 412, traffic: 18_300 });
  const shared = competitors.map(({ commonKeywords }) => commonKeywords);
  expect(shared).toEqual(shared.toSorted((one, other) => other - one));
});

it('has an empty list for a domain that Semrush does not know', async () => {
  const answer = await trial.call(readCompetitors, { domain: 'unheard-of.example', database: 'de' });
  expect(answer).toEqual({ competitors: [] });
});
