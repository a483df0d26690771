import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Role } from '../../api/person.ts';
import { startServerTrial, type ServerTrial } from '../../api/trial/start-server-trial.ts';
import { maschinenraum, type Ended } from '../cli-trial.ts';

let trial: ServerTrial;
beforeAll(async () => {
  trial = await startServerTrial();
  process.env['MASCHINENRAUM_API'] = (await trial.listen()).url;
});
afterAll(async () => {
  delete process.env['MASCHINENRAUM_API'];
  delete process.env['MASCHINENRAUM_API_KEY'];
  await trial.end();
});

/** A command as somebody with these roles gives it. */
async function as(person: string, roles: readonly Role[], ...args: readonly string[]): Promise<Ended> {
  const { authorization } = trial.headersOf(person, ...roles);
  process.env['MASCHINENRAUM_API_KEY'] = authorization.replace('Bearer ', '');
  return await maschinenraum(...args);
}

const lead = {
  email: 'mina.voss@example.com',
  firstName: 'Mina',
  country: 'DE',
  interest: 'demo',
  campaign: 'de_leads_pump_202611',
  consent: { given: true, at: '2026-11-20T08:00:00Z', purposeId: 'P-7' },
};
const owner = ['anna', ['campaign-owner']] as const;
const sales = ['sven', ['sales']] as const;
const ops = ['otto', ['ops']] as const;

async function start(reference: string, more: object = {}): Promise<string> {
  const variables = JSON.stringify({ lead, reference, ...more });
  const { code, stdout, stderr } = await as(
    ...owner,
    'start',
    'greet-lead',
    '--variables',
    variables,
    '--case-id',
    `lead-${reference}`,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.trim();
}

const view = z.object({
  tasks: z.array(z.object({ task: z.number() })),
  incidents: z.array(z.object({ instance: z.number() })),
});

async function shown(caseId: string): Promise<z.output<typeof view>> {
  return view.parse(JSON.parse((await as(...owner, 'show', caseId, '--json')).stdout));
}

/** Visibility, and incidents behind a decision, follow a little later. */
async function eventually(look: () => Promise<Ended>, said: RegExp): Promise<void> {
  await expect.poll(async () => (await look()).stdout, { timeout: 10_000 }).toMatch(said);
}

test('a case from its start to its end', async () => {
  const caseId = await start('r-1');
  await eventually(() => as(...sales, 'tasks'), new RegExp(`^${caseId} +\\d+ +Call the lead +sales`, 'm'));
  await eventually(
    () => as(...owner, 'list', '--process', 'greet-lead', '--open'),
    new RegExp(`^${caseId} `, 'm'),
  );
  const task = String((await shown(caseId)).tasks[0]?.task);
  expect((await as(...sales, 'tasks', caseId, task)).stdout).toContain('Call the lead (greet-lead)');
  const decided = await as(...sales, 'complete', caseId, task, '--result', '{"note": "She wants a demo"}');
  expect(decided).toMatchObject({ code: 0, stdout: `task ${task} of ${caseId} is decided\n` });
  const answered = await as(
    ...owner,
    'message',
    'trialAnswerCame',
    '--case',
    caseId,
    '--key',
    'r-1',
    '--variables',
    '{"answer": "yes"}',
  );
  expect(answered).toMatchObject({ code: 0, stdout: `${caseId} has it\n` });
  await eventually(() => as(...owner, 'show', caseId), new RegExp(`^${caseId} \\(greet-lead\\): completed`));
  const { stdout } = await as(...owner, 'show', caseId, '--path');
  expect(stdout).toMatch(/completed +userTask +callLead +Call the lead +by sven/);
  expect(stdout).toMatch(/completed +endEvent +leadGreeted/);
});

test('an incident is retried with other variables', async () => {
  const caseId = await start('r-2', { rating: 5 });
  const task = String((await shown(caseId)).tasks[0]?.task);
  await as(...sales, 'complete', caseId, task, '--result', '{"note": "undecided"}');
  await eventually(() => as(...ops, 'incidents'), new RegExp(`^${caseId} .*NO_FLOW_CHOSEN`, 'm'));
  const instance = String((await shown(caseId)).incidents[0]?.instance);
  const retried = await as(...ops, 'retry', caseId, instance, '--variables', '{"rating": 1}');
  expect(retried).toMatchObject({ code: 0, stdout: `instance ${instance} of ${caseId} is tried again\n` });
  await eventually(() => as(...owner, 'show', caseId), /: completed/);
});

test('a case is cancelled', async () => {
  const caseId = await start('r-3');
  const { code } = await as(...owner, 'cancel', caseId, '--reason', 'not wanted');
  expect(code).toBe(0);
  await eventually(() => as(...owner, 'show', caseId), /: terminated/);
});

test('what is held about a person is exported, then erased', async () => {
  await start('r-4');
  const dpo = ['dora', ['dpo']] as const;
  expect((await as(...dpo, 'subject', 'export', '--email', lead.email)).stdout).toContain('"Mina"');
  expect((await as(...dpo, 'subject', 'erase', '--email', lead.email)).stdout).toMatch(
    /^ps_\S+: \d+ fields erased/,
  );
});

test.each<[string, readonly Role[], readonly string[], RegExp]>([
  ['no role for it', ['sales'], ['start', 'greet-lead'], /^ROLE_MISSING: [^]*\nask somebody/],
  ['an unknown case', ['ops'], ['show', 'nobody'], /^CASE_UNKNOWN: /],
  [
    'variables that do not fit',
    ['campaign-owner'],
    ['start', 'greet-lead'],
    /^VARIABLES_INVALID: [^]*\/variables\/lead/,
  ],
  ['a message for nobody', ['ops'], ['message', 'nothing'], /^MESSAGE_NOT_EXPECTED: /],
])('the API says what is wrong: %s', async (_, roles, args, said) => {
  const { code, stdout, stderr } = await as('tom', roles, ...args);
  expect(stderr).toMatch(said);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
});

test('a key is needed, and an API', async () => {
  delete process.env['MASCHINENRAUM_API_KEY'];
  expect(await maschinenraum('list')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^KEY_MISSING: /),
  });
  const { MASCHINENRAUM_API: before } = process.env;
  // Port 1 is reserved, nobody listens there.
  process.env['MASCHINENRAUM_API'] = 'http://127.0.0.1:1';
  expect(await maschinenraum('list')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^API_UNREACHABLE: /),
  });
  process.env['MASCHINENRAUM_API'] = 'nonsense';
  expect(await maschinenraum('list')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^CLI_USAGE: /),
  });
  process.env['MASCHINENRAUM_API'] = before;
});
