import { z } from 'zod';
import type { Press } from '../activities/kit/define-webhook.ts';
import { unseal } from '../activities/kit/seal.ts';
import type { PathEntry } from '../engine/kernel/index.ts';
import { derivedId } from './case-id.ts';
import { findCase, type CaseRecord } from './case-list.ts';
import { pathOf } from './case-path.ts';
import { decideTask } from './decide-task.ts';
import type { Person } from './person.ts';
import { Problem, problems } from './problems.ts';
import type { Services, ToolSource } from './services.ts';
import { mayDecide } from './task-access.ts';

/** What somebody is told who pressed a button; `close`: to everybody, for the task is decided. */
export interface PressAnswer {
  readonly kind: 'tell' | 'close';
  readonly text: string;
  /** How it went, for the log. */
  readonly outcome: string;
}

/** What a button carries, as `slack.askDecision` seals it. */
const carried = z.object({
  caseId: z.string(),
  element: z.string(),
  label: z.string(),
  result: z.record(z.string(), z.unknown()),
});
type Carried = z.output<typeof carried>;

/** How far the tool's clock may be behind ours; it may say whole seconds only. */
const CLOCKS_APART_MS = 5_000;

/** Decides a task by a button, in the name of the person who pressed it, with their rights and no others. */
export async function decideByPress(
  services: Services,
  sourceName: string,
  { secrets }: Pick<ToolSource, 'secrets'>,
  press: Pick<Press, 'identities' | 'value' | 'id' | 'postedAt'>,
): Promise<PressAnswer> {
  const asked = readButton(press.value, secrets);
  if (asked === undefined) return tell('FORGED', 'This button is none of ours. Nothing was decided.');
  const person = personOf(services, press.identities);
  if (person === undefined) {
    const identity = press.identities.at(-1) ?? '';
    return tell(
      'UNKNOWN_PERSON',
      `Nobody here is known as ${identity}, so nothing was decided. Ask for a key with this identity.${pageLink(services, asked)}`,
    );
  }
  try {
    const record = await findCase(services.client, asked.caseId);
    const open = record.tasks.filter(({ element }) => element === asked.element);
    const mine = open.filter((task) => mayDecide(task, person));
    // Who may decide none of them is told why.
    const [task, ...others] = mine.length === 0 ? open.slice(0, 1) : mine;
    if (task === undefined) return await decidedBefore(services, record, asked);
    if (others.length > 0)
      return tell('SEVERAL', `Several such tasks are open. Choose on the page.${pageLink(services, asked)}`);
    const posted = press.postedAt + CLOCKS_APART_MS;
    if (task.opened > posted) {
      const decided = await decisionBetween(services, asked, posted, task.opened);
      if (decided !== undefined) return decided;
    }
    const updateId = derivedId('press', sourceName, person.id, press.id);
    await decideTask(services, { record, open: task, person, result: asked.result }, updateId);
    return {
      kind: 'close',
      text: `${person.id} decided: ${asked.label} (${task.name}, ${asked.caseId}).`,
      outcome: 'DECIDED',
    };
  } catch (error) {
    return await refusalOf(services, asked, error);
  }
}

async function refusalOf(services: Services, asked: Carried, error: unknown): Promise<PressAnswer> {
  if (!(error instanceof Problem)) throw error;
  const { code } = error;
  if (code === 'TASK_NOT_OPEN' || code === 'CASE_ENDED')
    return await decidedBefore(services, await findCase(services.client, asked.caseId), asked);
  const { title, next } = problems[code];
  return tell(code, `${title}: nothing was decided. Next: ${next}.${pageLink(services, asked)}`);
}

/** Somebody else was faster, here or elsewhere; or nobody is asked any more, or not yet. */
async function decidedBefore(
  { client }: Services,
  { caseId, status }: CaseRecord,
  { element }: Carried,
): Promise<PressAnswer> {
  const last = (await pathOf(client, caseId)).findLast((entry) => entry.element === element);
  if (last?.event === 'completed') return decidedBy(last, caseId);
  if (status === 'running' && (last === undefined || last.event === 'entered'))
    return tell('NOT_YET', 'Nobody is asked yet: the case is not there. Try again in a moment.');
  return {
    kind: 'close',
    text: `This is no longer asked (${last?.name ?? element}, ${caseId}).`,
    outcome: 'NOT_ASKED',
  };
}

/** The question of an older message, which the case has asked again since: its button must not answer the newer one. */
async function decisionBetween(
  { client }: Services,
  { caseId, element }: Carried,
  from: number,
  to: number,
): Promise<PressAnswer | undefined> {
  const decided = (await pathOf(client, caseId)).find(
    (entry) => entry.element === element && entry.event === 'completed' && entry.at >= from && entry.at <= to,
  );
  return decided === undefined ? undefined : decidedBy(decided, caseId);
}

function decidedBy({ by, name }: PathEntry, caseId: string): PressAnswer {
  return {
    kind: 'close',
    text: `${by ?? 'Somebody'} decided this before (${name}, ${caseId}).`,
    outcome: 'DECIDED_BEFORE',
  };
}

function readButton(value: string, secrets: readonly string[]): Carried | undefined {
  const text = unseal(value, secrets);
  return text === undefined ? undefined : carried.parse(JSON.parse(text));
}

function personOf({ keys }: Services, identities: readonly string[]): Person | undefined {
  return identities.map((identity) => keys.findByIdentity(identity)).find((person) => person !== undefined);
}

function pageLink({ publicUrl }: Services, { caseId }: Carried): string {
  return publicUrl === undefined ? '' : ` ${publicUrl}/#/cases/${encodeURIComponent(caseId)}`;
}

function tell(outcome: string, text: string): PressAnswer {
  return { kind: 'tell', text, outcome };
}
