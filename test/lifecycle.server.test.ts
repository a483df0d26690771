import { isDeepStrictEqual } from 'node:util';
import { defaultPayloadConverter, mapFromPayloads } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { pathEntry, type PathEntryView } from '../api/case-views.ts';
import type { RunningSandbox } from '../activities/sandbox/start-sandbox.ts';
import { replaySources } from '../audit/replay-sources.ts';
import { scenarios } from '../definitions/campaign-lifecycle/campaign-lifecycle.scenarios.ts';
import { completedPath } from '../definitions/scenario-table.ts';
import { logFrom } from '../worker/runtime-log.ts';
import type { Standing } from './campaign/case-watch.ts';
import type { Office } from './campaign/office.ts';
import { PatientPerson } from './campaign/patient-person.ts';
import { onPlatforms } from './campaign/platforms.ts';
import { runCampaign } from './campaign/run-campaign.ts';
import { startTrialMachine, type TrialMachine } from './campaign/trial-machine.ts';

logFrom('ERROR');
const LONGEST = 170_000;
/** Events after which the server suggests to continue as new: its own 4,096 come after years of daily checks. */
const SHORT_HISTORY = 25;
const HOUR_MS = 3_600_000;

let trial: TrialMachine;
let auditor: PatientPerson;
beforeAll(async () => {
  trial = await startTrialMachine({
    dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': SHORT_HISTORY },
  });
  const { api } = trial.machine;
  auditor = new PatientPerson('audra', api.url, api.keys.create('audra', ['auditor']).token);
});
afterAll(() => trial.stop());
beforeEach(() => trial.machine.sandbox.reset());

const page = z.object({ items: z.array(pathEntry) });

async function pathOf(caseId: string): Promise<readonly PathEntryView[]> {
  const { body } = await auditor.get(`/cases/${caseId}/path`);
  return page.parse(body).items;
}

async function findingsOf(cases: readonly string[]): Promise<readonly unknown[]> {
  return (await replaySources(cases, async () => trial.client)).findings;
}

describe('a campaign whose cases continue as new all the time', () => {
  let cases: readonly string[];
  beforeAll(async () => {
    cases = await runCampaign(trial, { caseId: 'long' });
  }, LONGEST);

  test('takes the path of the scenario', async () => {
    expect(completedPath(await pathOf('long'))).toBe(scenarios[0]?.path);
  });

  test('is checked every day, whatever run the day falls into', async () => {
    const review = cases.find((caseId) => caseId.includes('.reviewCampaign-')) ?? '';
    const times = (await pathOf(review))
      .filter(({ element, event }) => ['campaignLive', 'nextDay'].includes(element) && event === 'completed')
      .map(({ at }) => at);
    const hours = times.slice(1).map((at, day) => Math.round((at - (times[day] ?? 0)) / HOUR_MS));
    expect(hours.length).toBeGreaterThan(3);
    expect(hours).toEqual(hours.map(() => 24));
    expect((await runsOf(review)).length).toBeGreaterThan(2);
  });

  test('each element that ends was entered before, once', async () => {
    for (const caseId of cases) {
      const entered = new Set<number>();
      for (const { instance, event } of await pathOf(caseId)) {
        if (event === 'entered') {
          expect(entered).not.toContain(instance);
          entered.add(instance);
        } else if (event !== 'compensated') expect(entered).toContain(instance);
      }
    }
  });

  test('a run that begins with open tasks shows them from its beginning', async () => {
    const runs = (await Promise.all(cases.map(runsOf))).flat().filter(({ carried }) => carried.length > 0);
    expect(runs.length).toBeGreaterThan(2);
    for (const { carried, shown } of runs) expect(shown).toEqual(carried);
  });

  test('every run of every case replays', async () => {
    expect(await findingsOf(cases)).toEqual([]);
  });
});

const begun = z.object({
  carried: z
    .object({
      state: z.object({ instances: z.record(z.string(), z.object({ outside: z.string().optional() })) }),
    })
    .optional(),
});
const memo = z.object({ tasks: z.array(z.object({ task: z.int() })).default([]) });

/** The runs of a case, with the open tasks in the state that each began with and in the memo that it began with. */
async function runsOf(
  caseId: string,
): Promise<readonly { readonly carried: readonly number[]; readonly shown: readonly number[] }[]> {
  const runs = [];
  for await (const { runId } of trial.client.workflow.list({ query: `WorkflowId = '${caseId}'` })) {
    const { events } = await trial.client.workflow.getHandle(caseId, runId).fetchHistory();
    const { input, memo: kept } = events?.[0]?.workflowExecutionStartedEventAttributes ?? {};
    const { carried } = begun.parse(
      defaultPayloadConverter.fromPayload(input?.payloads?.[0] ?? { metadata: {} }),
    );
    const open = Object.entries(carried?.state.instances ?? {}).filter(([, one]) => one.outside === 'task');
    const { tasks } = memo.parse(mapFromPayloads(defaultPayloadConverter, kept?.fields ?? {}));
    runs.push({ carried: open.map(([id]) => Number(id)), shown: tasks.map(({ task }) => task) });
  }
  return runs;
}

interface Moment {
  readonly when: string;
  /** Element of the launch at which it is left standing. */
  readonly standAt?: string;
  /** Step of a platform that takes long enough for the moment to be met, and so is under way. */
  readonly slow?: { readonly tool: string; readonly path: string };
  /** What the owner decides on the monthly report; the slow step comes of it. */
  readonly onReport?: Record<string, unknown>;
  /** The least number of days that it has been watched. */
  readonly days?: number;
  /** How it stands on the platforms at the moment. */
  readonly at: readonly string[];
  /** And in the end: gone, or stopped where its figures are wanted. */
  readonly left: readonly string[];
}

const allRun = ['google-ads ENABLED', 'google-tag-manager live', 'klaviyo Scheduled', 'meta-ads ACTIVE'];
const paused = ['google-ads PAUSED', 'klaviyo Cancelled', 'meta-ads PAUSED'];
const undone = ['google-ads REMOVED', 'klaviyo Cancelled', 'meta-ads DELETED'];

const moments: readonly Moment[] = [
  {
    when: 'one platform has its campaign and the other is about to',
    slow: { tool: 'meta-ads', path: '/campaigns' },
    at: ['google-ads PAUSED'],
    left: ['google-ads REMOVED', 'meta-ads DELETED'],
  },
  {
    when: 'the owner has to say go',
    standAt: 'decideGo',
    at: ['google-ads PAUSED', 'google-tag-manager live', 'klaviyo Draft', 'meta-ads PAUSED'],
    // A draft sends nothing and stays one.
    left: ['google-ads REMOVED', 'klaviyo Draft', 'meta-ads DELETED'],
  },
  {
    when: 'some platforms are enabled and another is about to be',
    slow: { tool: 'meta-ads', path: '/v25.0/1' },
    at: ['google-ads ENABLED', 'google-tag-manager live', 'klaviyo Scheduled', 'meta-ads PAUSED'],
    left: undone,
  },
  {
    when: 'all platforms are enabled and the mailing is about to be scheduled',
    slow: { tool: 'klaviyo', path: '/campaign-send-jobs' },
    at: ['google-ads ENABLED', 'google-tag-manager live', 'klaviyo Draft', 'meta-ads ACTIVE'],
    left: undone,
  },
  { when: 'it is watched on its first day', standAt: 'firstDayOver', at: allRun, left: undone },
  {
    when: 'it has been live for days',
    days: 2,
    at: allRun,
    left: paused,
  },
  {
    when: 'a month has passed and a review is about to enable a platform',
    onReport: { decision: 'resume', channel: 'meta-ads', reason: 'It was paused by mistake' },
    slow: { tool: 'meta-ads', path: '/v25.0/1' },
    at: allRun,
    left: paused,
  },
];

/** A write that the platform has taken and takes its time for. */
function slowDown({ tool, path }: NonNullable<Moment['slow']>): void {
  trial.machine.sandbox.failNext({ tool, match: { method: 'POST', path }, fault: { delayMs: 5_000 } });
}

async function isSlowing(): Promise<boolean> {
  const response = await fetch(`${trial.machine.sandbox.url}/_sandbox/faults`);
  return z.array(z.unknown()).parse(await response.json()).length === 0;
}

/** Whether something was written about the campaign after its owner had been told that nothing of it runs any more. */
function writtenAfterwards({ requests }: Pick<RunningSandbox, 'requests'>): readonly string[] {
  const told = requests.findIndex(({ body }) => JSON.stringify(body ?? '').includes('Nothing of it runs'));
  if (told < 0) return ['nobody was told'];
  return requests
    .slice(told)
    .filter(({ method, path }) => method !== 'GET' && CAMPAIGN_PATH.test(path))
    .map(({ method, path }) => `${method} ${path}`);
}
const CAMPAIGN_PATH = /campaigns|campaign-send-jobs|v25\.0\/1|versions/;

async function isMet(
  moment: Moment,
  { office, open, reported }: { office: Office; open: readonly Standing[]; reported: boolean },
): Promise<boolean> {
  if (!isDeepStrictEqual(onPlatforms(trial.machine.sandbox), moment.at)) return false;
  if (moment.onReport !== undefined && !reported) return false;
  if (moment.slow !== undefined) return await isSlowing();
  const show = async (process: string) => {
    const found = open.find((one) => one.process === process && one.still);
    return found === undefined ? undefined : await office.show(found.caseId);
  };
  if (moment.standAt !== undefined)
    return (await show('launch'))?.tokens.some(({ element }) => element === moment.standAt) ?? false;
  if (moment.days !== undefined)
    return Number((await show('review-cycle'))?.variables['days'] ?? 0) >= moment.days;
  return true;
}

test.each(moments.map((moment, index) => [moment.when, moment, index] as const))(
  'cancelled when %s: nothing of it is left running anywhere',
  async (_, moment, index) => {
    const { sandbox } = trial.machine;
    const { slow, standAt, onReport, left } = moment;
    if (slow !== undefined && onReport === undefined) slowDown(slow);
    const caseId = `cancelled-${index}`;
    let cancelled = false;
    let reported = false;
    const cases = await runCampaign(trial, {
      caseId,
      ...(standAt === undefined ? {} : { standAt }),
      ...(onReport === undefined ? {} : { days: 40 }),
      decide(element) {
        if (element !== 'reviewReport' || onReport === undefined) return undefined;
        if (slow !== undefined && !reported) slowDown(slow);
        reported = true;
        return onReport;
      },
      async look(office, open) {
        if (cancelled || !(await isMet(moment, { office, open, reported }))) return;
        cancelled = true;
        const reason = 'The product is late';
        const { status } = await office.person('anna').post(`/cases/${caseId}/cancel`, { reason });
        expect(status).toBe(202);
      },
    });
    expect(cancelled).toBe(true);
    // A request that was on its way when it was cancelled does its work all the same.
    if (slow !== undefined)
      await vi.waitUntil(() => sandbox.requests.some(({ faulted }) => faulted), { timeout: 10_000 });
    expect(onPlatforms(sandbox)).toEqual(left);
    expect(writtenAfterwards(sandbox)).toEqual([]);
    expect((await pathOf(caseId)).map(({ element }) => element)).toContain('cancelled');
    expect(await findingsOf(cases)).toEqual([]);
  },
  LONGEST,
);
