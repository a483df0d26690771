import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tableauSandbox } from '../sandbox.ts';
import { refreshExtract } from './refresh-extract.ts';

const pauses: number[] = [];
const trial = await startTrial(tableauSandbox, {
  pause: async (milliseconds) => void pauses.push(milliseconds),
});
beforeEach(() => {
  pauses.length = 0;
  trial.sandbox.reset();
});
afterAll(() => trial.close());

const example = refreshExtract.example;
const methods = () =>
  trial.sandbox.requests.filter(({ path }) => path.includes('/sites/')).map(({ method }) => method);

it.each([
  ['datasource', 'ab1e0000-0000-4000-8000-000000000011'],
  ['workbook', 'ab1e0000-0000-4000-8000-000000000012'],
] as const)('refreshes a %s and waits for it', async (kind, id) => {
  const finishedAt = '2026-12-01T08:00:00.000Z';
  expect(await trial.call(refreshExtract, { kind, id })).toEqual({ finishedAt });
  expect(trial.sandbox.state['tableau']).toMatchObject({ extracts: { [id]: { refreshedAt: finishedAt } } });
  expect(pauses).toEqual([20_000, 20_000]);
});

it('waits for the one that is in the way, for it may have begun too early', async () => {
  const jobs = { other: { extract: example.id, asked: 0 } };
  Object.assign(trial.sandbox.state['tableau'] ?? {}, { jobs });
  await trial.call(refreshExtract, example);
  expect(methods()).toEqual(['POST', 'POST', 'POST', 'GET', 'GET']);
});

it.each([
  ['a refresh that failed', { completedAt: '2026-12-01T08:01:00Z', finishCode: 1 }, 'CONFLICT'],
  ['a refresh that never ends', { progress: '40' }, 'TIMEOUT'],
])('gives up on %s', async (_name, job, type) => {
  const body = { job: { id: 'x', ...job } };
  trial.sandbox.failNext({
    tool: 'tableau',
    match: { path: '/jobs/' },
    fault: { status: 200, body, times: 1000 },
  });
  await expect(trial.call(refreshExtract, example)).rejects.toMatchObject({ type });
});

it('waits as long as the vendor says in its text', async () => {
  const detail = "Too many requests for 'api.rest.refresh_extracts'. Please retry after 29 minutes.";
  const body = { error: { code: '429000', summary: 'Too Many Requests', detail } };
  trial.sandbox.failNext({ tool: 'tableau', match: { path: '/refresh' }, fault: { status: 429, body } });
  const error = await trial.call(refreshExtract, example).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ type: 'RATE_LIMITED', nextRetryDelay: 29 * 60_000 });
  expect(String(error)).not.toContain('Please');
});

it('signs in anew where its session was ended, by the same token elsewhere for example', async () => {
  const body = { error: { code: '401002', summary: 'x', detail: 'x' } };
  trial.sandbox.failNext({ tool: 'tableau', match: { path: '/refresh' }, fault: { status: 401, body } });
  await trial.call(refreshExtract, example);
  expect(trial.sandbox.requests.filter(({ path }) => path.endsWith('/signin'))).toHaveLength(2);
});
