import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sandboxes } from '../activities/connectors/sandboxes.gen.ts';
import { startSandbox, type RunningSandbox } from '../activities/sandbox/start-sandbox.ts';
import { maschinenraum, type Ended } from '../cli/cli-trial.ts';
import { skipTime } from '../cli/demo/virtual-time.ts';
import { compileDefinitions } from '../compiler/definitions.ts';
import { exampleAssets, exampleBrief, examplePlan } from '../definitions/example-campaign.ts';
import { startTemporal, type RunningTemporal } from '../scripts/setup/index.mjs';
import { hostile, longest, malformed, runaway, unsupported } from './bad-input/bad-files.ts';
import { badRequests, cases, type Tasks } from './bad-input/bad-requests.ts';
import { callersOf, type Ask, type Call, type Caller } from './bad-input/callers.ts';
import { confined } from './bad-input/confined.ts';
import { expectPageOf } from './bad-input/error-page.ts';
import {
  ONCE,
  effectsOn,
  faultsOf,
  shownCase,
  startLead,
  timeIn,
  untilItStands,
} from './bad-input/lead-case.ts';
import { leadOf, PERSONAL } from './bad-input/people-in-leads.ts';
import { expectRefusal } from './bad-input/refusal.ts';
import { passing, stopping, tooLate } from './bad-input/tool-troubles.ts';
import { startTrialMachine, type TrialMachine } from './campaign/trial-machine.ts';

/** For what follows by itself a little later. */
const WAIT = { timeout: 20_000, interval: 100 };
/** A test that starts processes, on a machine that has other things to do. */
const LONGEST = 90_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a BPMN file', () => {
  test.each([...malformed, ...unsupported])('$what: $code', async ({ content, code }) => {
    const name = kept(content);
    const tried = [await maschinenraum('compile', name), await maschinenraum('run', name)];
    expect(tried.map(saidBy)).toEqual([refusalWith(code), refusalWith(code)]);
    expectPageOf(code);
  });

  test.each(hostile)(
    '$what: $code, with little memory and in little time',
    async ({ content, code }) => {
      const name = kept(content);
      const tried = [await confined(['compile', name]), await maschinenraum('run', name)];
      expect(tried.map(saidBy)).toEqual([refusalWith(code), refusalWith(code)]);
      expectPageOf(code);
    },
    LONGEST,
  );

  test(
    '20,000 steps in a row compile with little memory and in little time',
    async () => {
      expect(await confined(['compile', kept(longest)])).toMatchObject({ code: 0, stdout: '' });
    },
    LONGEST,
  );

  test.each(runaway)('$what: incident $code', async ({ content, code }) => {
    const { code: exit, stdout } = await maschinenraum('run', kept(content), '--json');
    expect(exit).toBe(1);
    const incident = { code, message: expect.stringMatching(/\w/) };
    expect(JSON.parse(stdout)).toMatchObject({ status: 'incident', incident });
    expectPageOf(code);
  });

  test('of a definition, with an unknown variable: VARIABLE_UNKNOWN, and no code is generated', async () => {
    const testing = fileURLToPath(new URL('../compiler/testing/', import.meta.url));
    // Beside the fixture, so that its schema finds zod.
    const root = mkdtempSync(join(testing, '.project-'));
    cpSync(join(testing, 'project'), root, { recursive: true });
    const drawing = join(root, 'definitions/lead-demo/lead-demo.bpmn');
    writeFileSync(drawing, readFileSync(drawing, 'utf8').replace('budget &gt; 100', 'bugdet &gt; 100'));
    const { diagnostics, definitions } = await compileDefinitions(root).finally(() =>
      rmSync(root, { recursive: true }),
    );
    expect(diagnostics).toMatchObject([
      { severity: 'error', code: 'VARIABLE_UNKNOWN', hint: 'Did you mean "budget"?' },
    ]);
    expect(definitions.map(({ compiled }) => compiled)).toEqual([undefined]);
    expectPageOf('VARIABLE_UNKNOWN');
  });

  function kept(content: string | Buffer): string {
    const name = join(folder, 'drawing.bpmn');
    writeFileSync(name, content);
    return name;
  }

  function saidBy({ code, stdout, stderr }: Ended): string {
    return `exit ${code}\n${stdout}${stderr}`;
  }

  /** The place, the code and what to do; and that nothing comes of the command before that is done. */
  function refusalWith(code: string): string {
    const finding = `^\\S*drawing\\.bpmn:\\d+:\\d+ error ${code}( [\\w-]+)?: .+\\n {4}\\S.+\\n`;
    return expect.stringMatching(
      new RegExp(`^exit 1\\n[^]*${finding}[^]*^COMPILE_FAILED: .+\\n\\w.+\\n$`, 'm'),
    ) as string;
  }
});

describe('a machine', () => {
  let trial: TrialMachine;
  let sandbox: RunningSandbox;
  /** In place of the one that was killed. */
  let temporal: RunningTemporal | undefined;
  let ask: Ask;
  const start = async (by: Caller, process: string, caseId: string, variables: object) =>
    await ask({ by, path: `/processes/${process}/cases`, body: { caseId, variables } });
  beforeAll(async () => {
    trial = await startTrialMachine();
    sandbox = trial.machine.sandbox;
    ask = callersOf(trial.machine);
    // Twenty seconds in which the others go on.
    sandbox.failNext(tooLate);
    await startLead(ask, trial.client, 'slow', leadOf('slow', { gainsLittle: true }));
    await vi.waitFor(async () => expect(await faultsOf(sandbox)).toEqual([]), WAIT);
  });
  afterAll(async () => {
    await trial.stop();
    await sandbox.close();
    await temporal?.stop();
  });

  describe('that gets a request', () => {
    const tasks: { -readonly [Case in keyof Tasks]: number } = { waiting: 0, review: 0 };
    const standing = async () => await Promise.all(Object.values(cases).map((id) => shownCase(ask, id)));
    beforeAll(async () => {
      const refused = leadOf('ended');
      const ended = { ...refused, consent: { ...refused.consent, given: false } };
      const campaign = { brief: exampleBrief, plan: examplePlan, assets: exampleAssets, author: 'lena' };
      await start('anna', 'lead-handover', cases.waiting, { lead: leadOf('waiting') });
      await start('anna', 'legal-review', cases.review, campaign);
      await start('anna', 'lead-handover', cases.ended, { lead: ended });
      const { waiting, review } = await vi.waitFor(async () => {
        expect((await shownCase(ask, cases.ended)).status).toBe('completed');
        const { tasks: waiting } = await shownCase(ask, cases.waiting);
        const { tasks: review } = await shownCase(ask, cases.review);
        expect([waiting.length, review.length]).toEqual([1, 3]);
        return { waiting, review };
      }, WAIT);
      tasks.waiting = waiting[0]?.task ?? 0;
      tasks.review = review.find(({ element }) => element === 'reviewClaims')?.task ?? 0;
    });

    test.each(badRequests)('$what: $status $code', async ({ call, status, code, fields }) => {
      const before = await standing();
      const reply = await ask(typeof call === 'function' ? call(tasks) : call);
      await expectRefusal(trial.machine.api, reply, { status, code });
      if (fields !== undefined)
        expect(reply.body).toMatchObject({ errors: fields.map((pointer) => ({ pointer })) });
      expect(await standing()).toEqual(before);
    });

    test('the same start again is the same case', async () => {
      const [before] = await standing();
      const again = await start('anna', 'lead-handover', cases.waiting, { lead: leadOf('waiting') });
      expect(again).toMatchObject({ status: 200, body: { caseId: cases.waiting } });
      expect((await standing())[0]).toEqual(before);
    });

    test('a task completed twice: the same decision again is the same, any other is refused', async () => {
      const decide = async (headers: Readonly<Record<string, string>>) =>
        await ask({
          by: 'lea',
          path: `/tasks/${cases.review}/${tasks.review}/complete`,
          body: { result: { decision: 'approve' } },
          headers,
        });
      expect(await decide({ 'idempotency-key': 'once' })).toMatchObject({ status: 200 });
      const before = await standing();
      expect(await decide({ 'idempotency-key': 'once' })).toMatchObject({ status: 200 });
      await expectRefusal(trial.machine.api, await decide({}), { status: 409, code: 'TASK_NOT_OPEN' });
      expect(await standing()).toEqual(before);
    });
  });

  describe('whose tool, in the middle of a case, answers', () => {
    let number = 0;
    const next = () => {
      number += 1;
      return { caseId: `trouble-${number}`, lead: leadOf(`trouble-${number}`, { gainsLittle: true }) };
    };

    test.each(passing)('$what: goes on by itself, all done once', async ({ faults, waits = 0 }) => {
      const { caseId, lead } = next();
      for (const fault of faults) sandbox.failNext(fault);
      await startLead(ask, trial.client, caseId, lead);
      expect(await untilItStands(ask, caseId)).toMatchObject({
        status: 'completed',
        variables: { outcome: 'recycled' },
      });
      expect(await timeIn(ask, caseId, 'recordConsent')).toBeGreaterThanOrEqual(waits);
      expect(effectsOn(sandbox, lead.email)).toEqual(ONCE);
    });

    test.each(stopping)('$what: incident $code, then all done once', async (trouble) => {
      const { code, element, faults, remedy, wrong = (same) => same } = trouble;
      const { caseId, lead } = next();
      for (const fault of faults) sandbox.failNext(fault);
      await startLead(ask, trial.client, caseId, wrong(lead));
      const stands = await untilItStands(ask, caseId);
      expect(stands).toMatchObject({
        status: 'running',
        incidents: [{ code, element, message: expect.stringMatching(/Next: \w/) }],
      });
      expectPageOf(code);
      const listed = await ask({ by: 'otto', method: 'GET', path: '/incidents' });
      for (const text of [JSON.stringify(stands), listed.text]) expect(text).not.toMatch(PERSONAL);
      const place = `/incidents/${caseId}/${stands.incidents[0]?.instance}`;
      const refused = await ask({ by: 'sales-dach', path: `${place}/retry`, body: {} });
      await expectRefusal(trial.machine.api, refused, { status: 403, code: 'ROLE_MISSING' });
      expect(await shownCase(ask, caseId)).toEqual(stands);

      const solution = await remedy(lead, sandbox);
      const [how, body] =
        'retry' in solution
          ? ['retry', { variables: solution.retry }]
          : ['resolve', { result: solution.resolve }];
      expect(await ask({ by: 'otto', path: `${place}/${how}`, body })).toMatchObject({ status: 200 });
      expect(await untilItStands(ask, caseId)).toMatchObject({
        status: 'completed',
        variables: { outcome: 'recycled', lead: { consent: lead.consent } },
      });
      expect(effectsOn(sandbox, lead.email)).toEqual(ONCE);
    });

    test('too late: what it did all the same is not done again', async () => {
      expect(await untilItStands(ask, 'slow', 40_000)).toMatchObject({
        status: 'completed',
        variables: { outcome: 'recycled' },
      });
      expect(effectsOn(sandbox, leadOf('slow').email)).toEqual(ONCE);
    }, 50_000);
  });

  test('whose tools are not there: an incident, and when they are back all is done once', async () => {
    const { port } = sandbox;
    await sandbox.close();
    const [task] = (await shownCase(ask, cases.waiting)).tasks;
    const result = { decision: 'accept', expectedValue: 250_000 };
    const path = `/tasks/${cases.waiting}/${task?.task}/complete`;
    expect(await ask({ by: 'sales-dach', path, body: { result } })).toMatchObject({ status: 200 });
    await skipTime(trial.client, cases.waiting, 'to the end');
    const stands = await untilItStands(ask, cases.waiting);
    expect(stands.incidents).toMatchObject([
      {
        code: 'UNAVAILABLE',
        element: 'markAccepted',
        message: expect.stringMatching(/ECONNREFUSED.*Next: \w/),
      },
    ]);
    sandbox = await startSandbox({ sandboxes, port, file: trial.state.sandbox });
    const place = `/incidents/${cases.waiting}/${stands.incidents[0]?.instance}/retry`;
    expect(await ask({ by: 'otto', path: place, body: {} })).toMatchObject({ status: 200 });
    const after = await untilItStands(ask, cases.waiting);
    expect(after).toMatchObject({ status: 'completed', variables: { outcome: 'accepted' } });
    expect(effectsOn(sandbox, leadOf('waiting').email)).toMatchObject({ receipts: 1, contacts: 1 });
  });

  describe('whose Temporal is not there', () => {
    const lead = leadOf('late', { gainsLittle: true });
    const startLate = async () => await start('anna', 'lead-handover', 'late', { lead });
    beforeAll(() => trial.machine.temporal.kill());

    test.concurrent.each<[string, Call]>([
      ['a case', { by: 'otto', method: 'GET', path: `/cases/${cases.review}` }],
      [
        'a start',
        { by: 'anna', path: '/processes/lead-handover/cases', body: { caseId: 'late', variables: { lead } } },
      ],
      ['a list', { by: 'otto', method: 'GET', path: '/cases' }],
      ['a message', { by: 'otto', path: '/messages', body: { name: 'leadArrived', variables: { lead } } }],
      ['a retry', { by: 'otto', path: `/incidents/${cases.review}/3/retry`, body: {} }],
    ])('%s over the API: 503 TEMPORAL_UNAVAILABLE', async (_, call) => {
      const reply = await ask(call);
      expect(reply.status).toBe(503);
      await expectRefusal(trial.machine.api, reply, { status: 503, code: 'TEMPORAL_UNAVAILABLE' });
    });

    test.concurrent.each([
      { command: 'worker', args: [], code: 'TEMPORAL_UNAVAILABLE' },
      {
        command: 'run',
        args: ['lead-handover', '--variables', JSON.stringify({ lead }), '--on', 'temporal'],
        code: 'TEMPORAL_UNAVAILABLE',
      },
      { command: 'audit', args: ['replay', cases.review], code: 'TEMPORAL_UNAVAILABLE' },
      { command: 'list', args: [], code: 'API_UNREACHABLE' },
    ])(
      '$command on the command line: $code',
      async ({ command, args, code }) => {
        // Port 1 is reserved: no API listens there either.
        const ended = await confined([command, ...args], {
          ...trial.machine.env,
          MASCHINENRAUM_API: 'http://127.0.0.1:1',
          // The server that the tests' set-up has found: a command of a user knows only TEMPORAL_ADDRESS.
          MASCHINENRAUM_TEMPORAL: undefined,
        });
        const said = new RegExp(`^${code}: .* at \\S*127\\.0\\.0\\.1:\\d+\\n\\w.+\\n$`);
        expect(ended).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(said) });
        expectPageOf(code);
      },
      LONGEST,
    );

    test('when it is back the same start is served, once however often it comes, and nothing is lost', async () => {
      const port = Number(new URL(`grpc://${trial.machine.temporal.address}`).port);
      temporal = await startTemporal({ dbFile: trial.state.temporal, synchronous: 'NORMAL', port });
      await expect.poll(startLate, WAIT).toMatchObject({ status: 200, body: { caseId: 'late' } });
      expect(await untilItStands(ask, 'late')).toMatchObject({ status: 'completed' });
      expect(effectsOn(sandbox, lead.email)).toEqual(ONCE);
      expect((await shownCase(ask, cases.review)).tasks).toHaveLength(2);
    });
  });
});
