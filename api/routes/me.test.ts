import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Role } from '../person.ts';
import { startApiTrial, type ApiTrial } from '../trial/start-trial.ts';
import { routes } from './index.ts';

let trial: ApiTrial;
beforeAll(async () => {
  trial = await startApiTrial();
});
afterAll(() => trial.end());

const me = z.strictObject({ person: z.string(), roles: z.array(z.string()), may: z.array(z.string()) });

test('a key says whose it is, over HTTP too', async () => {
  const { url } = await trial.listen();
  const headers = trial.headersOf('anna', 'campaign-owner', 'sales');
  const answered = await fetch(`${url}/api/v1/me`, { headers });
  expect(answered.status).toBe(200);
  expect(me.parse(await answered.json())).toMatchObject({
    person: 'anna',
    roles: ['campaign-owner', 'sales'],
  });
  const { status, body } = await trial.get('/api/v1/me');
  expect({ status, body }).toMatchObject({ status: 401, body: { code: 'KEY_MISSING' } });
});

/** Requests that nobody may get through with: who is let in is told what does not fit, the others that they are not let in. */
const refused = {
  'POST /api/v1/processes/{process}/cases': '/api/v1/processes/p/cases',
  'POST /api/v1/cases/{caseId}/cancel': '/api/v1/cases/c/cancel',
  'GET /api/v1/incidents': '/api/v1/incidents?limit=0',
  'POST /api/v1/incidents/{caseId}/{instance}/retry': '/api/v1/incidents/c/none/retry',
  'POST /api/v1/incidents/{caseId}/{instance}/resolve': '/api/v1/incidents/c/none/resolve',
  'POST /api/v1/subjects/erase': '/api/v1/subjects/erase',
};

test.each<Role>(['campaign-owner', 'ops', 'creative', 'dpo', 'auditor'])(
  'what %s may do is what the API lets them do',
  async (role) => {
    const headers = trial.headersOf('somebody', role);
    const { may } = me.parse((await trial.get('/api/v1/me', headers)).body);
    for (const [operation, path] of Object.entries(refused)) {
      const answered = operation.startsWith('GET')
        ? await trial.get(path, headers)
        : await trial.post(path, { colour: 'red' }, headers);
      expect([operation, answered.status === 403]).toEqual([operation, !may.includes(operation)]);
    }
  },
);

test('every operation is somebody’s, but those that take no key', async () => {
  const all = ['campaign-owner', 'ops', 'dpo', 'auditor'] as const;
  const { may } = me.parse((await trial.get('/api/v1/me', trial.headersOf('all', ...all))).body);
  const open = routes.length - may.length;
  expect(open).toBe(routes.filter(({ path }) => /^\/(health|docs)|webhooks/.test(path)).length);
  expect(may).toContain('GET /api/v1/me');
});
