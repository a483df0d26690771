import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { searchAttributes, type CaseMemo } from '../../workflows/contract.ts';
import type { Machine } from '../machine/start-machine.ts';
import { exampleBrief } from './campaign.ts';
import { Desk } from './desk.ts';
import { anyLead, sendLead } from './leads.ts';
import { hirePeople } from './people.ts';
import type { Progress } from './progress.ts';
import { skipTime, standsStill } from './virtual-time.ts';

const LEADS = 200;
/** Leads that the landing page sends side by side. */
const SENDERS = 8;
/** The worker is killed when so many leads are in. */
const KILL_AFTER = 100;
const LONGEST = 10 * 60_000;

/** The whole lifecycle of the example campaign with its leads, decided by people, through months of virtual time. Gives all case ids. */
export async function runDemo(
  machine: Machine,
  client: Client,
  progress: Progress,
): Promise<readonly string[]> {
  const people = hirePeople(machine.api.keys, machine.api.url);
  const brief = exampleBrief(new Date());
  const { caseId } = await people.anna.client.start('campaign-lifecycle', { brief });
  progress.say(`anna starts "${brief.title}": case ${caseId}`);

  const desk = new Desk(Object.values(people), `${machine.sandbox.url}/website`);
  const leads = new LeadStream(machine, progress);
  const lifecycle = client.workflow.getHandle(caseId);
  const until = Date.now() + LONGEST;
  for (;;) {
    if (Date.now() > until)
      throw new Error('the demo takes longer than ten minutes: see the open cases on the page');
    const decided = await desk.look();
    const open = await openCases(client);
    await failOnIncident(client);
    if (leads.failure !== undefined) throw leads.failure;
    const { status } = await lifecycle.describe();
    if (status.name !== 'RUNNING' && status.name !== 'COMPLETED')
      throw new Error(`the lifecycle ended as ${status.name}`);
    progress.show(`${open.length} cases open, ${desk.decided} tasks decided, ${leads.sent} leads sent`);
    if (status.name === 'COMPLETED' && leads.done && open.length === 0) break;
    if (open.some(({ process }) => process === 'review-cycle'))
      leads.begin(await campaignName(client, caseId));
    if (decided === 0) await letTimePass(client, open, desk.leftCases, leads.begun && !leads.done);
  }
  progress.say(`the campaign has ended; ${desk.decided} tasks were decided, ${leads.sent} leads handed over`);
  return await allCases(client);
}

/** Sends the leads in the background once the campaign runs, and kills the worker on the way. */
class LeadStream {
  readonly #machine: Machine;
  readonly #progress: Progress;
  #next = 0;
  sent = 0;
  begun = false;
  done = false;
  failure: unknown;

  constructor(machine: Machine, progress: Progress) {
    this.#machine = machine;
    this.#progress = progress;
  }

  begin(campaign: string): void {
    if (this.begun) return;
    this.begun = true;
    this.#progress.say(`the campaign is live: ${LEADS} leads arrive by webhook`);
    Promise.all(Array.from({ length: SENDERS }, () => this.#send(campaign))).then(
      () => {
        this.done = true;
      },
      (error: unknown) => {
        this.failure = error;
      },
    );
  }

  async #send(campaign: string): Promise<void> {
    while (this.#next < LEADS) {
      this.#next += 1;
      const { api, webhookSecret } = this.#machine;
      const lead = anyLead(this.#next, campaign);
      await sendLead({ url: api.url, secret: webhookSecret }, randomUUID(), lead);
      this.sent += 1;
      if (this.sent === KILL_AFTER) await this.#killWorker();
    }
  }

  async #killWorker(): Promise<void> {
    const { pid } = this.#machine.worker;
    await this.#machine.worker.kill();
    this.#progress.say(`worker ${pid} was killed in the middle of it (kill -9); another one takes over`);
    await this.#machine.restartWorker();
  }
}

interface OpenCase {
  readonly caseId: string;
  readonly process: string;
}

async function openCases(client: Client): Promise<readonly OpenCase[]> {
  const open: OpenCase[] = [];
  for await (const { workflowId, type } of client.workflow.list({ query: "ExecutionStatus = 'Running'" })) {
    open.push({ caseId: workflowId, process: type });
  }
  return open;
}

/** The demo's tools work: an incident is a mistake in it. */
async function failOnIncident(client: Client): Promise<void> {
  const query = `ExecutionStatus = 'Running' AND ${searchAttributes.incidents} IS NOT NULL`;
  for await (const { workflowId, memo } of client.workflow.list({ query })) {
    const { incidents = [] } = (memo ?? {}) as Partial<CaseMemo>;
    const [incident] = incidents;
    if (incident !== undefined)
      throw new Error(`${workflowId} stands at ${incident.element}: ${incident.message}`);
  }
}

async function allCases(client: Client): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { workflowId } of client.workflow.list()) ids.push(workflowId);
  return [...new Set(ids)].sort();
}

/**
 * Nobody has anything to decide: cases that wait for time alone move to their next deadline, leads that nobody moves to their end.
 * While leads are under way the campaign's own time stands, or it would be over before they are.
 */
async function letTimePass(
  client: Client,
  open: readonly OpenCase[],
  left: ReadonlySet<string>,
  leadsUnderWay: boolean,
): Promise<void> {
  for (const { caseId, process } of open) {
    if (process === 'lead-handover') {
      if (left.has(caseId) && (await standsStill(client, caseId)))
        await skipTime(client, caseId, 'to the end');
      continue;
    }
    if (leadsUnderWay) continue;
    if (await standsStill(client, caseId)) await skipTime(client, caseId, 'to the next timer');
  }
}

/** The `utm_campaign` that the campaign's leads come by. */
async function campaignName(client: Client, caseId: string): Promise<string> {
  const { variables } = await client.workflow
    .getHandle(caseId)
    .query<{ variables: { plan?: { campaignName?: string } } }>('show');
  return variables.plan?.campaignName ?? '';
}
