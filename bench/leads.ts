import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { connectors } from '../activities/connectors/index.gen.ts';
import { createActivities } from '../activities/kit/activities.ts';
import { connectionsFrom } from '../activities/kit/connections.ts';
import { connectTemporal, readTemporalConfig } from '../api/index.ts';
import { goodLead, sendLead } from '../cli/demo/leads.ts';
import { startMachine, type Machine } from '../cli/machine/start-machine.ts';
import { stateFiles } from '../worker/state-files.ts';
import { queries, updates, type CaseView } from '../workflows/contract.ts';
import type { Call } from './by-hand.ts';
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
 * with the same steps, started and decided without an API and with people's data in their histories: some make the same calls to the
 * tools, the activities of the others do nothing, which is what the server itself allows. Leads per second.
 */
export async function benchLeads(): Promise<unknown> {
  const directory = mkdtempSync(join(tmpdir(), 'maschinenraum-bench-'));
  const state = stateFiles({ MASCHINENRAUM_STATE: directory });
  const machine = await startMachine({ env: process.env, state, synchronous: 'NORMAL' });
  const client = await connectTemporal(readTemporalConfig(machine.env));
  const connection = await NativeConnection.connect({ address: machine.temporal.address });
  const workflowsPath = fileURLToPath(new URL('by-hand.ts', import.meta.url));
  const connections = connectionsFrom(machine.sandbox.connections);
  const activities = {
    ...createActivities({ connectors, connections }),
    [ECHO]: async (input: unknown) => input,
  };
  const cases = await Worker.create({ connection, taskQueue: 'byHand', workflowsPath });
  const tools = await Worker.create({ connection, taskQueue: 'byHandTools', activities });
  try {
    return await cases.runUntil(tools.runUntil(compare(machine, client)));
  } finally {
    await connection.close();
    await client.connection.close();
    await machine.stop();
    rmSync(directory, { recursive: true });
  }
}

async function compare(machine: Machine, client: Client): Promise<unknown> {
  const kinds = {
    leadHandover: handovers(machine, client),
    sameCalls: handoversByHand(client, 'same-calls', callsFor),
    noCalls: handoversByHand(client, 'no-calls', () => []),
  };
  const names = ['leadHandover', 'sameCalls', 'noCalls'] as const;
  const rates = { leadHandover: [] as number[], sameCalls: [] as number[], noCalls: [] as number[] };
  const events = { leadHandover: 0, sameCalls: 0, noCalls: 0 };
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    for (const kind of turn % 2 === 0 ? names : names.toReversed()) {
      const leads = Array.from({ length: LEADS }, (_, index) => turn * LEADS + index);
      const took = await timed(() => inFlight(leads, kinds[kind]));
      // The first round warms up.
      if (turn > 0) rates[kind].push((LEADS / took) * 1000);
    }
  }
  for (const kind of names) {
    const handle = client.workflow.getHandle(await kinds[kind]((ROUNDS + 1) * LEADS));
    events[kind] = (await handle.describe()).historyLength;
  }
  const leadHandover = figuresOf(rates.leadHandover);
  const [sameCalls, noCalls] = [figuresOf(rates.sameCalls), figuresOf(rates.noCalls)];
  return {
    leadsPerSecond: { leadHandover, sameCalls, noCalls },
    ofSameCalls: round(leadHandover.median / sameCalls.median),
    ofNoCalls: round(leadHandover.median / noCalls.median),
    events,
  };
}

function handovers({ api, webhookSecret }: Machine, client: Client): Handover {
  const { token } = api.keys.create('sales-dach', ['sales']);
  const landingPage = { url: api.url, secret: webhookSecret };
  const accepted = JSON.stringify({ result: { decision: 'accept', expectedValue: 250_000 } });
  return async (lead) => {
    // Come by Google: the steps of this way are those of the rival.
    const caseId = await sendLead(landingPage, `lead-${lead}`, goodLead(lead, 'bench', 'google-ads'));
    const task = await openTask(client, caseId);
    const path = `tasks/${encodeURIComponent(caseId)}/${task}/complete`;
    const response = await fetch(`${api.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: accepted,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} is answered with ${response.status}: ${text}`);
    await client.workflow.getHandle(caseId).result();
    return caseId;
  };
}

/** What lead-handover calls on that way; its fourth step gets the contact that the third makes. */
function callsFor(lead: number): readonly Call[] {
  const { email, firstName, lastName, company, country, gclid, consent } = goodLead(
    lead,
    'bench',
    'google-ads',
  );
  const { purposeId, at } = consent;
  const contact = { email, firstName, lastName, company, country, lifecycleStage: 'lead', leadStatus: 'NEW' };
  const conversion = { gclid, conversionActionId: '6712440913', at, value: 250_000, currency: 'EUR' };
  return [
    { action: 'onetrust.readSubject', input: { purposeId, identifier: email } },
    { action: 'onetrust.recordReceipt', input: { identifier: email, purposeId, given: true, at } },
    { action: 'hubspot.upsertContact', input: contact },
    { action: 'hubspot.updateLead', input: { leadStatus: 'IN_PROGRESS', ownerId: '71001' } },
    { action: 'google-ads.uploadConversion', input: { ...conversion, orderId: `by-hand-${lead}` } },
  ];
}

function handoversByHand(client: Client, kind: string, calls: (lead: number) => readonly Call[]): Handover {
  return async (lead) => {
    const workflowId = `${kind}-${lead}`;
    const started = { taskQueue: 'byHand', workflowId, args: [calls(lead)] };
    const handle = await client.workflow.start('byHandLead', started);
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
