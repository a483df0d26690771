import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { caseView } from '../case-views.ts';
import { registeredDefinitions } from '../registered-definitions.ts';
import { withAllTasksOpen } from '../trial/all-tasks-open.ts';
import { refusals, sample, type Fields, type Json, type Refused } from '../trial/sample-bodies.ts';
import { startServerTrial, type ServerTrial } from '../trial/start-server-trial.ts';
import { ApiProblem, openClient, path, type AnyContract, type Client } from './index.ts';

const definitions = registeredDefinitions().list();
const jsonSchema = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;

/** What no type says, and no JSON Schema: one field asks for another. */
function refinementsOf(schema: z.ZodType, body: unknown): readonly string[] {
  const issues = schema.safeParse(body).error?.issues ?? [];
  expect(issues.filter(({ code }) => code !== 'custom')).toEqual([]);
  return issues.map(({ path }) => `/result/${path.join('/')}`);
}

let trial: ServerTrial;
let client: Client<AnyContract>;
beforeAll(async () => {
  trial = await startServerTrial(await Promise.all(definitions.map(withAllTasksOpen)));
  const [, key = ''] = trial.headersOf('otto', 'ops').authorization.split(' ');
  client = openClient<AnyContract>({ ...(await trial.listen()), key });
});
afterAll(() => trial.end());

type Data = AnyContract['starts'][string];

/** A call that is refused: its code, and where in the body. */
async function refused(call: Promise<unknown>): Promise<object> {
  const error = await call.then(
    (answer) => expect.fail(`accepted: ${JSON.stringify(answer)}`),
    (problem: unknown) => problem,
  );
  if (!(error instanceof ApiProblem)) throw error;
  return { code: error.code, pointers: [...new Set(error.errors.map(({ pointer }) => pointer))] };
}

/** A body that is no object does not even reach the schema of the process. */
function expected({ body, pointer }: Refused, code: string, at: string): object {
  return { code: typeof body === 'object' ? code : 'BODY_INVALID', pointers: [`/${at}${pointer}`] };
}

describe.each(definitions.map((one) => [one.id, one] as const))('%s', (id, { schema }) => {
  const cases = new Map<Fields, string>();

  test('what its types refuse does not start it, what they admit does', async () => {
    const start = jsonSchema(schema.start);
    const wrong = refusals(start);
    expect(wrong.length).toBeGreaterThan(5);
    for (const one of wrong) {
      const { what } = one;
      const answer = await refused(client.start(id, one.body as Data));
      expect({ what, ...answer }).toEqual({ what, ...expected(one, 'VARIABLES_INVALID', 'variables') });
    }
    for (const fields of ['all', 'needed'] as const)
      cases.set(fields, (await client.start(id, sample(start, fields) as Data)).caseId);
  });

  test.each(Object.entries(schema.tasks))('%s', async (element, result) => {
    const shape = jsonSchema(result);
    const full = await placeOf(cases.get('all') ?? '', element);
    const wrong = refusals(shape);
    expect(wrong.length).toBeGreaterThan(2);
    for (const one of wrong) {
      const { what } = one;
      const answer = await refused(client.complete(full, one.body as Data));
      expect({ what, ...answer }).toEqual({ what, ...expected(one, 'TASK_RESULT_INVALID', 'result') });
    }
    for (const other of [{ element: 'another' }, { process: 'another' }])
      expect(await refused(client.complete({ ...full, ...other }, sample(shape, 'all') as Data))).toEqual({
        code: 'TASK_DIFFERS',
        pointers: [],
      });
    expect(await client.complete(full, sample(shape, 'all') as Data)).toEqual({
      caseId: full.caseId,
      task: full.task,
    });

    const least = await placeOf(cases.get('needed') ?? '', element);
    const needed = sample(shape, 'needed') as Data;
    const rules = refinementsOf(result, needed);
    const completing = client.complete(least, needed);
    if (rules.length === 0) expect(await completing).toMatchObject({ task: least.task });
    else expect(await refused(completing)).toEqual({ code: 'TASK_RESULT_INVALID', pointers: rules });
  });

  async function placeOf(caseId: string, element: string) {
    const { tasks } = await client.get(path`/cases/${caseId}`, caseView);
    const open = tasks.find((task) => task.element === element);
    if (open === undefined) throw new Error(`${element} is not open`);
    return { caseId, process: id, element, task: open.task };
  }
});
