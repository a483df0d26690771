import type { Client } from '@temporalio/client';
import type { z } from 'zod';
import type { Role } from '../../api/index.ts';
import { caseView, type openTask } from '../../api/case-views.ts';
import { shownTask } from '../../api/exchanges.ts';
import { assetUrl, type decide } from '../../cli/demo/decisions.ts';
import { skipTime } from '../../cli/demo/virtual-time.ts';
import type { Machine } from '../../cli/machine/start-machine.ts';
import { flat, isDown, standingOf, type Standing } from './case-watch.ts';
import { PatientPerson, untilServed } from './patient-person.ts';

/** Who works here, in the order in which they look after a task. */
const PEOPLE = {
  olga: ['campaign-owner'],
  anna: ['campaign-owner'],
  otto: ['ops'],
  carla: ['creative'],
  lena: ['legal'],
  dora: ['dpo'],
  'sales-dach': ['sales'],
  'sales-dach-deputy': ['sales'],
  'sales-enterprise': ['sales'],
  'sales-head': ['sales'],
} as const satisfies Record<string, readonly Role[]>;

type Task = z.output<typeof openTask>;
export type Decide = typeof decide;

export type ShownCase = z.output<typeof caseView>;

/**
 * The people of a campaign and the calendar on their wall: they decide what is open, and when nobody has anything to do it is the
 * time of the next deadline. All of it goes through the API, and each thing is done once, whatever breaks down meanwhile.
 */
export class Office {
  readonly #machine: Machine;
  readonly #client: Client;
  readonly #decide: Decide;
  readonly #standAt: string | undefined;
  readonly #people: readonly PatientPerson[];
  readonly #left = new Set<string>();

  /** `standAt`: an element at which cases are left standing. */
  constructor(
    machine: Machine,
    client: Client,
    options: { readonly decide: Decide; readonly standAt?: string | undefined },
  ) {
    this.#machine = machine;
    this.#client = client;
    this.#decide = options.decide;
    this.#standAt = options.standAt;
    this.#people = Object.entries(PEOPLE).map(
      ([name, roles]) => new PatientPerson(name, machine.api.url, machine.api.keys.create(name, roles).token),
    );
  }

  person(name: keyof typeof PEOPLE): PatientPerson {
    const found = this.#people.find((person) => person.name === name);
    if (found === undefined) throw new Error(`nobody here is called ${name}`);
    return found;
  }

  async show(caseId: string): Promise<ShownCase> {
    const { status, body } = await this.person('otto').get(`/cases/${encodeURIComponent(caseId)}`);
    if (status !== 200) throw new Error(`${caseId} is not shown: ${status} ${JSON.stringify(body)}`);
    return caseView.parse(body);
  }

  /** Looks once after a case and those it called. `patient`: no time passes. Gives how they stand. */
  async lookAfter(caseId: string, { patient = false } = {}): Promise<readonly Standing[]> {
    const standing = await standingOf(this.#client, caseId);
    if (standing === undefined) return [];
    const all = flat(standing);
    for (const one of all) {
      if (one.status !== 'RUNNING') continue;
      const shown = await this.show(one.caseId);
      const [incident] = shown.incidents;
      if (incident !== undefined)
        throw new Error(`${one.caseId} stands at ${incident.element}: ${incident.message}`);
      if (shown.tokens.some(({ element }) => element === this.#standAt)) continue;
      if (!(await this.#decideOne(one.caseId, shown.tasks)) && one.still && !patient)
        await this.#letTimePass(one, shown);
    }
    return all;
  }

  /** Where cases stand, for people. */
  async report(cases: readonly Standing[]): Promise<string> {
    const lines = cases.map(async ({ caseId, status, still, now }) => {
      const { tokens, tasks, timers } = await this.show(caseId);
      const clock = new Date(now).toISOString();
      return `${caseId} ${status} ${still ? 'still' : 'moving'} at ${clock}: ${JSON.stringify({ tokens, tasks, timers })}`;
    });
    return (await Promise.all(lines)).join('\n');
  }

  /** Tells whether a task was decided: the case moves on then. */
  async #decideOne(caseId: string, tasks: readonly Task[]): Promise<boolean> {
    for (const task of tasks) if (await this.#lookInto(caseId, task)) return true;
    return false;
  }

  /** Tells whether the task was decided. */
  async #lookInto(caseId: string, task: Task): Promise<boolean> {
    const place = `/tasks/${encodeURIComponent(caseId)}/${task.task}`;
    if (this.#left.has(place)) return false;
    for (const person of this.#people) {
      const { status, body } = await person.get(place);
      if (status !== 200) return true;
      const { mayDecide, data, process } = shownTask.parse(body);
      if (!mayDecide) continue;
      const result = this.#decide({ caseId, process, ...task }, data);
      if (result === 'leave') {
        this.#left.add(place);
        return false;
      }
      if (task.element === 'produceAsset') await this.#upload(assetUrl({ caseId, ...task }));
      const done = await person.post(`${place}/complete`, { result }, { 'idempotency-key': 'decided' });
      // A time limit may have taken it away meanwhile.
      if (done.status !== 200 && done.status !== 409)
        throw new Error(`${person.name} cannot decide ${task.element}: ${JSON.stringify(done.body)}`);
      return true;
    }
    throw new Error(`nobody may decide ${task.element} of ${caseId}`);
  }

  /** To the next timer, unless that one is due and only on its way. */
  async #letTimePass({ caseId, now }: Standing, { timers }: ShownCase): Promise<void> {
    const next = Math.min(...timers.map(({ due }) => due));
    if (!Number.isFinite(next) || next <= now + 1000) return;
    try {
      await skipTime(this.#client, caseId, 'to the next timer');
    } catch (error) {
      // Whether it has skipped is seen at the next look.
      if (!isDown(error)) throw error;
    }
  }

  async #upload(url: string): Promise<void> {
    const { pathname } = new URL(url);
    await untilServed(`the file ${pathname}`, () =>
      fetch(`${this.#machine.sandbox.url}/website${pathname}`, {
        method: 'PUT',
        headers: { 'content-type': 'image/svg+xml' },
        body: `<svg xmlns="http://www.w3.org/2000/svg"><text>${pathname}</text></svg>`,
      }),
    );
  }
}
