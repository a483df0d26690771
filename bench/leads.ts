import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { deliverLead } from '../test/campaign/leads.ts';
import { PatientPerson } from '../test/campaign/patient-person.ts';
import { startTrialMachine, type TrialMachine } from '../test/campaign/trial-machine.ts';
import { queries, updates, type CaseView } from '../workflows/contract.ts';
import { ECHO } from './models.ts';
import { figuresOf, round, timed } from './statistics.ts';

/** Of each kind: 1,000 leads in all. */
const ROUNDS = 5;
const LEADS = 200;
const IN_FLIGHT = 40;
const LOOK_AGAIN_MS = 200;

/** Takes one lead from its arrival to its end; gives the case id. */
type Handover = (lead: number) => Promise<string>;

/**
 * Leads through lead-handover: signed webhook, one worker, tools over HTTP, vault, salesperson at the API. Beside it hand-written workflows
 * with the same steps whose activities do nothing, started and decided without an API: what the server itself allows. Leads per second.
 */
export async function benchLeads(): Promise<unknown> {
  const trial = await startTrialMachine();
  const connection = await NativeConnection.connect({ address: trial.machine.temporal.address });
  const workflowsPath = fileURLToPath(new URL('by-hand.ts', import.meta.url));
  const activities = { [ECHO]: async (input: unknown) => input };
  const cases = await Worker.create({ connection, taskQueue: 'byHand', workflowsPath });
  const tools = await Worker.create({ connection, taskQueue: 'byHandTools', activities });
  try {
    return await cases.runUntil(tools.runUntil(compare(trial)));
  } finally {
    await connection.close();
    await trial.stop();
  }
}

async function compare(trial: TrialMachine): Promise<unknown> {
  const kinds = { leadHandover: handovers(trial), byHand: handoversByHand(trial.client) };
  const rates = { leadHandover: [] as number[], byHand: [] as number[] };
  const events = { leadHandover: 0, byHand: 0 };
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    for (const kind of turn % 2 === 0
      ? (['leadHandover', 'byHand'] as const)
      : (['byHand', 'leadHandover'] as const)) {
      const leads = Array.from({ length: LEADS }, (_, index) => turn * LEADS + index);
      const took = await timed(() => inFlight(leads, kinds[kind]));
      // The first round warms up.
      if (turn > 0) rates[kind].push((LEADS / took) * 1000);
    }
  }
  for (const kind of ['leadHandover', 'byHand'] as const) {
    const handle = trial.client.workflow.getHandle(await kinds[kind]((ROUNDS + 1) * LEADS));
    events[kind] = (await handle.describe()).historyLength;
  }
  const [leadHandover, byHand] = [figuresOf(rates.leadHandover), figuresOf(rates.byHand)];
  const ratio = round(leadHandover.median / byHand.median);
  return { leadsPerSecond: { leadHandover, byHand }, ratio, events };
}

function handovers({ machine, client }: TrialMachine): Handover {
  const { url, keys } = machine.api;
  const salesperson = new PatientPerson('sales-dach', url, keys.create('sales-dach', ['sales']).token);
  const result = { decision: 'accept', expectedValue: 250_000 };
  return async (lead) => {
    // All came by Google: the rival's steps are those of that way.
    const caseId = await deliverLead({ url, secret: machine.webhookSecret }, lead * 3, 'bench');
    const task = await openTask(client, caseId);
    const { status } = await salesperson.post(`/tasks/${encodeURIComponent(caseId)}/${task}/complete`, {
      result,
    });
    if (status !== 200) throw new Error(`the salesperson cannot accept ${caseId}: ${status}`);
    await client.workflow.getHandle(caseId).result();
    return caseId;
  };
}

function handoversByHand(client: Client): Handover {
  return async (lead) => {
    const workflowId = `by-hand-${lead}`;
    const handle = await client.workflow.start('byHandLead', { taskQueue: 'byHand', workflowId });
    const task = await openTask(client, workflowId);
    await handle.executeUpdate(updates.complete, {
      args: [{ task, result: {}, by: 'sales-dach', roles: ['sales'] }],
    });
    await handle.result();
    return workflowId;
  };
}

async function openTask(client: Client, caseId: string): Promise<number> {
  for (;;) {
    const { tasks } = await client.workflow.getHandle(caseId).query<Pick<CaseView, 'tasks'>>(queries.show);
    const [task] = tasks;
    if (task !== undefined) return task.task;
    await pause(LOOK_AGAIN_MS);
  }
}

async function inFlight(leads: readonly number[], handover: Handover): Promise<void> {
  const waiting = [...leads];
  const take = async (): Promise<void> => {
    for (let lead = waiting.shift(); lead !== undefined; lead = waiting.shift()) await handover(lead);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, take));
}
