import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import {
  connectTemporal,
  DELIVERY_HEADER,
  readTemporalConfig,
  SIGNATURE_HEADER,
  signDelivery,
} from '../api/index.ts';
import { startMachine, type Machine } from '../cli/machine/start-machine.ts';
import { stateFiles } from '../worker/state-files.ts';
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
  const directory = mkdtempSync(join(tmpdir(), 'maschinenraum-bench-'));
  const state = stateFiles({ MASCHINENRAUM_STATE: directory });
  const machine = await startMachine({ env: process.env, state, synchronous: 'NORMAL' });
  const client = await connectTemporal(readTemporalConfig(machine.env));
  const connection = await NativeConnection.connect({ address: machine.temporal.address });
  const workflowsPath = fileURLToPath(new URL('by-hand.ts', import.meta.url));
  const activities = { [ECHO]: async (input: unknown) => input };
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
  const kinds = { leadHandover: handovers(machine, client), byHand: handoversByHand(client) };
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
    const handle = client.workflow.getHandle(await kinds[kind]((ROUNDS + 1) * LEADS));
    events[kind] = (await handle.describe()).historyLength;
  }
  const [leadHandover, byHand] = [figuresOf(rates.leadHandover), figuresOf(rates.byHand)];
  const ratio = round(leadHandover.median / byHand.median);
  return { leadsPerSecond: { leadHandover, byHand }, ratio, events };
}

function handovers({ api, webhookSecret }: Machine, client: Client): Handover {
  const { token } = api.keys.create('sales-dach', ['sales']);
  const post = async (path: string, headers: Readonly<Record<string, string>>, body: string) => {
    const response = await fetch(`${api.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} is answered with ${response.status}: ${text}`);
    return JSON.parse(text) as { readonly caseId: string };
  };
  const accepted = JSON.stringify({ result: { decision: 'accept', expectedValue: 250_000 } });
  return async (lead) => {
    const delivery = { id: `lead-${lead}`, body: JSON.stringify({ lead: personOf(lead) }) };
    const signature = signDelivery(delivery, { secret: webhookSecret, at: new Date() });
    const signed = { [DELIVERY_HEADER]: delivery.id, [SIGNATURE_HEADER]: signature };
    const { caseId } = await post('webhooks/landing-page', signed, delivery.body);
    const task = await openTask(client, caseId);
    const place = `tasks/${encodeURIComponent(caseId)}/${task}/complete`;
    await post(place, { authorization: `Bearer ${token}` }, accepted);
    await client.workflow.getHandle(caseId).result();
    return caseId;
  };
}

/** Worth a salesperson's time, and come by Google: the steps of this way are those of the rival. */
function personOf(lead: number): object {
  return {
    email: `lead-${lead}@customer-${lead}.example`,
    firstName: `Vorname${lead}`,
    lastName: `Nachname${lead}`,
    company: `Customer ${lead} GmbH`,
    employees: 400,
    country: 'DE',
    interest: 'demo',
    campaign: 'bench',
    channel: 'google-ads',
    gclid: `Cj0KCQ-${lead}`,
    consent: {
      given: true,
      at: '2026-11-20T08:00:00Z',
      purposeId: '7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901',
    },
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
