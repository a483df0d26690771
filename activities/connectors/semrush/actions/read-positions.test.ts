import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { semrushSandbox } from '../sandbox.ts';
import { readPositions } from './read-positions.ts';

const trial = await startTrial(semrushSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const asked = { domain: 'maschinenraum.example', database: 'de' };

it('reads where a domain is found, and where it was a month before', async () => {
  expect(await trial.call(readPositions, asked)).toEqual({
    positions: [
      {
        phrase: 'marketing automation',
        url: 'https://www.maschinenraum.example/',
        position: 8,
        previousPosition: 11,
        volume: 5400,
      },
      {
        phrase: 'bpmn tool',
        url: 'https://www.maschinenraum.example/bpmn;v=2',
        position: 3,
        previousPosition: 3,
        volume: 880,
      },
      {
        phrase: 'lead nurturing',
        url: 'https://www.maschinenraum.example/nurturing',
        position: 47,
        volume: 1900,
      },
    ],
  });
});

it('asks for no more rows than are wanted: each costs units', async () => {
  const { positions } = await trial.call(readPositions, { ...asked, limit: 1 });
  expect(positions).toHaveLength(1);
  expect(trial.sandbox.requests[0]?.query).toContainEqual(['display_limit', '1']);
});

it('has an empty list where the domain is not found', async () => {
  expect(await trial.call(readPositions, { ...asked, database: 'us' })).toEqual({ positions: [] });
});

it.each(['a;8;11;5400', 'a;first;11;5400;https://a.example/', 'a;1.5;1;5;https://a.example/'])(
  'does not take %j for a row',
  async (line) => {
    const body = `Keyword;Position;Previous Position;Search Volume;Url\r\n${line}`;
    trial.sandbox.failNext({ tool: 'semrush', fault: { status: 200, body } });
    await expect(trial.call(readPositions, asked)).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
  },
);
