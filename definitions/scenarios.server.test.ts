import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLocalStage } from '../worker/local-stage.ts';
import type { RehearsalStage } from '../worker/rehearsal-stage.ts';
import { completedPath, scenarioRows } from './scenario-table.ts';

let stage: RehearsalStage;
beforeAll(async () => {
  stage = await openLocalStage();
});
afterAll(() => stage.close());

// Side by side: each case skips its own time, and most of the waiting is for the server.
describe.concurrent('on Temporal, with time skipping: the same path, end and variables', () => {
  test.each(scenarioRows.map((row) => [row.title, row] as const))(
    '%s',
    async (_, { scenario, run }) => {
      const outcome = await stage.run(run);
      expect(completedPath(outcome.path).split(' > ')).toEqual(scenario.path.split(' > '));
      expect(outcome.status).toBe(scenario.ends);
      expect(toTheHour(outcome.variables)).toMatchObject(toTheHour(scenario.expect ?? {}));
    },
    120_000,
  );
});

/** Temporal's clock starts where the script says and then runs on while a case works: moments are some seconds later than in memory. */
function toTheHour<T extends object>(variables: T): T {
  const text = JSON.stringify(variables);
  return JSON.parse(text.replaceAll(/"(\d{4}-\d\d-\d\dT\d\d):\d\d:\d\d(\.\d+)?Z"/g, '"$1"')) as T;
}
