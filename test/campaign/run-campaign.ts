import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { z } from 'zod';
import { exampleBrief } from '../../cli/demo/campaign.ts';
import { decide as decideInDemo } from '../../cli/demo/decisions.ts';
import type { Machine } from '../../cli/machine/start-machine.ts';
import { deliverLead } from './leads.ts';
import { standingOf, type Standing } from './case-watch.ts';
import { Office, type Decide } from './office.ts';
import type { TrialMachine } from './trial-machine.ts';

export const LEADS = 6;
/** Of the campaign: long enough for daily checks, short enough for a test. */
const DAYS = 4;
const DAY_MS = 86_400_000;
const LOOK_AGAIN = 50;
const LONGEST = 150_000;

export interface CampaignRun {
  readonly caseId?: string;
  /** Element at which a case is left standing: nobody decides the task, no time passes. */
  readonly standAt?: string;
  /** Days for which it runs; as few as give daily checks when absent. */
  readonly days?: number;
  /** What is decided otherwise than usual. */
  readonly decide?: (element: string) => Record<string, unknown> | undefined;
  /** Called at each look, with how the campaign's open cases stand. */
  readonly look?: (office: Office, open: readonly Standing[]) => Promise<void>;
}

/** The whole lifecycle of a campaign with its leads, through the API, to its end. Gives the ids of all cases. */
export async function runCampaign(
  { machine, client }: TrialMachine,
  {
    caseId: lifecycle = 'campaign-1',
    standAt,
    days = DAYS,
    decide = () => undefined,
    look = async () => undefined,
  }: CampaignRun = {},
): Promise<readonly string[]> {
  const leads = new Map<string, number>();
  const decideAny: Decide = (task, data) => {
    if (task.element === 'acceptLead') return aboutLead(leads.get(task.caseId) ?? 0);
    return decide(task.element) ?? decideInDemo(task, data);
  };
  const office = new Office(machine, client, { decide: decideAny, standAt });
  const { period, ...brief } = exampleBrief(new Date());
  const end = new Date(Date.parse(period.start) + days * DAY_MS).toISOString().slice(0, 10);
  await office.person('anna').post('/processes/campaign-lifecycle/cases', {
    caseId: lifecycle,
    variables: { brief: { ...brief, period: { start: period.start, end } } },
  });
  const seen = new Set<string>();
  const until = Date.now() + LONGEST;
  let delivering: Promise<void> | undefined;
  let delivered = false;
  for (;;) {
    const late = Date.now() > until;
    let open = 0;
    for (const caseId of leads.keys()) {
      const [standing] = await office.lookAfter(caseId);
      if (standing?.status === 'RUNNING') open += 1;
    }
    const patient = delivering !== undefined && (!delivered || open > 0);
    const all = await office.lookAfter(lifecycle, { patient });
    for (const { caseId } of all) seen.add(caseId);
    if (late)
      throw new Error(`it does not come to its end; ${leads.size} leads; ${await office.report(all)}`);
    const [standing] = all;
    if (standing === undefined) throw new Error('the campaign was never begun');
    const over = standing.status === 'COMPLETED' && (await allEnded(client, seen));
    if (over && open === 0 && (delivered || delivering === undefined)) break;
    if (standing.status !== 'RUNNING' && standing.status !== 'COMPLETED')
      throw new Error(`the campaign has ended as ${standing.status}`);
    await look(office, all);
    if (delivering === undefined && all.some(({ process }) => process === 'review-cycle')) {
      const { plan } = named.parse((await office.show(lifecycle)).variables);
      delivering = deliverAll(machine, plan.campaignName, leads).then(() => {
        delivered = true;
      });
      // Where it fails nothing more happens, and the time limit says so.
      delivering.catch(() => undefined);
    }
    await pause(LOOK_AGAIN);
  }
  await delivering;
  return [...seen, ...leads.keys()].sort();
}

/** Called cases may have to clean up after their caller has ended. */
async function allEnded(client: Client, cases: ReadonlySet<string>): Promise<boolean> {
  for (const caseId of cases) {
    const standing = await standingOf(client, caseId);
    if (standing?.status === 'RUNNING') return false;
  }
  return true;
}

const named = z.object({ plan: z.object({ campaignName: z.string() }) });

async function deliverAll(machine: Machine, campaign: string, leads: Map<string, number>): Promise<void> {
  for (let index = 1; index <= LEADS; index++) {
    const to = { url: machine.api.url, secret: machine.webhookSecret };
    leads.set(await deliverLead(to, index, campaign), index);
  }
}

/** Most are accepted, one is rejected, and nobody moves for another. */
function aboutLead(index: number): Record<string, unknown> | 'leave' {
  if (index === 3) return { decision: 'reject', reason: 'not-now' };
  return index === 4 ? 'leave' : { decision: 'accept', expectedValue: 250_000 };
}
