import type { Client } from '@temporalio/client';
import { expect } from 'vitest';
import { z } from 'zod';
import { caseView, pathEntry } from '../../api/case-views.ts';
import type { RunningSandbox } from '../../activities/sandbox/start-sandbox.ts';
import { skipTime } from '../../cli/demo/virtual-time.ts';
import type { Ask } from './callers.ts';

type CaseView = z.output<typeof caseView>;

/** A case as the API shows it. */
export async function shownCase(ask: Ask, caseId: string): Promise<CaseView> {
  const { status, body, text } = await ask({ by: 'otto', method: 'GET', path: `/cases/${caseId}` });
  if (status !== 200) throw new Error(`${caseId} is not shown: ${text}`);
  return caseView.parse(body);
}

/** Starts a lead's case whose clock runs ahead over everything that it only waits for. */
export async function startLead(ask: Ask, client: Client, caseId: string, lead: object): Promise<void> {
  const path = '/processes/lead-handover/cases';
  expect(await ask({ by: 'anna', path, body: { caseId, variables: { lead } } })).toMatchObject({
    status: 201,
  });
  await skipTime(client, caseId, 'to the end');
}

/** Until the case has ended or has an incident. */
export async function untilItStands(ask: Ask, caseId: string, timeout = 25_000): Promise<CaseView> {
  const stands = ({ status, incidents }: CaseView): boolean => status !== 'running' || incidents.length > 0;
  await expect.poll(() => shownCase(ask, caseId), { timeout, interval: 100 }).toSatisfy(stands);
  return await shownCase(ask, caseId);
}

const path = z.object({ items: z.array(pathEntry) });

/** How long a step took by the clock of the case, milliseconds. */
export async function timeIn(ask: Ask, caseId: string, element: string): Promise<number> {
  const { body } = await ask({ by: 'otto', method: 'GET', path: `/cases/${caseId}/path` });
  const times = path.parse(body).items.filter((entry) => entry.element === element);
  return (times.at(-1)?.at ?? NaN) - (times[0]?.at ?? NaN);
}

const receipts = z.array(z.object({ dataSubjectIdentifier: z.string() }));
const contacts = z.record(z.string(), z.object({ properties: z.looseObject({ email: z.string() }) }));
const byAddress = z.record(z.string(), z.unknown());
const subscriptions = z.record(z.string(), byAddress);

/** How often a person is in the tools that their lead goes through. */
export function effectsOn({ state }: RunningSandbox, email: string): Readonly<Record<string, number>> {
  const { onetrust = {}, hubspot = {}, klaviyo = {} } = state;
  const lists = Object.values(subscriptions.parse(klaviyo['subscriptions']));
  const all = Object.values(contacts.parse(hubspot['contacts']));
  return {
    receipts: receipts.parse(onetrust['receipts']).filter((one) => one.dataSubjectIdentifier === email)
      .length,
    contacts: all.filter(({ properties }) => properties.email === email).length,
    profiles: email in byAddress.parse(klaviyo['profiles']) ? 1 : 0,
    subscriptions: lists.filter((list) => email in list).length,
  };
}

export const ONCE = { receipts: 1, contacts: 1, profiles: 1, subscriptions: 1 };

/** Faults that are still to come. */
export async function faultsOf({ url }: RunningSandbox): Promise<readonly unknown[]> {
  return z.array(z.unknown()).parse(await (await fetch(`${url}/_sandbox/faults`)).json());
}
