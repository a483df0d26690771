import { randomUUID } from 'node:crypto';
import {
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type WorkflowClient,
  type WorkflowHandle,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Variables } from '../engine/kernel/index.ts';
import { Conversations, deliveriesOf, type Delivery } from '../engine/memory/deliveries.ts';
import { messageStartOf, recipientStart } from '../engine/memory/message-starts.ts';
import { signalStartsOf } from '../engine/memory/signal-starts.ts';
import { KEPT } from '../engine/memory/world.ts';
import {
  MAX_TIMERS,
  START,
  type MemoryRun,
  type OtherCase,
  type RunOutcome,
  type RunStatus,
} from '../engine/memory/run-in-memory.ts';
import { INLINE } from '../workflows/called-model.ts';
import {
  CASE_FAILED,
  queries,
  updates,
  type CaseInput,
  type CasePath,
  type CaseResult,
  type CaseView,
  type PublishedMessage,
  type SendMessage,
  type SendSignal,
} from '../workflows/contract.ts';
import type { Clock } from './rehearsal-clock.ts';
import { StillnessWatch, runningCases, untilAllHaveHeard, type Stillness } from './stillness.ts';
import { CASE_QUEUE } from './start-workers.ts';
import { skipToNextTimer } from './time-skipping-client.ts';
import { REHEARSED_TIME } from '../workflows/rehearsal.ts';

/** What a run on Temporal gives; the state stays in the history. */
export type StageOutcome = Omit<RunOutcome, 'state' | 'took'> & { readonly caseId: string };

type Message = Delivery<Variables | undefined>;

type CaseHandle = WorkflowHandle<(input: CaseInput) => Promise<CaseResult>>;

interface StartedCase {
  readonly handle: CaseHandle;
  /** Milliseconds that its clock is behind that of the run. */
  readonly behind: number;
  readonly conversation: number;
}

/** Between two looks at whether anything is still going on, milliseconds: soon at first, then less often. */
const LOOK_AGAIN = { first: 20, factor: 1.5, longest: 250 };

/** One run on the stage: the cases it started, and the messages between them. */
export class RehearsalRun {
  readonly #client: WorkflowClient;
  readonly #run: MemoryRun;
  readonly #clock: Clock;
  readonly #watch: StillnessWatch;
  readonly #cases: StartedCase[] = [];
  readonly #conversations = new Conversations();
  #publishing: Promise<void> = Promise.resolve();
  /** Published messages that nobody waits for yet, and how late it is for them, epoch milliseconds of the run. */
  readonly #kept: { readonly message: Message; readonly until: number }[] = [];
  /** Real start, epoch milliseconds, and how far the run's clock is ahead since. */
  readonly #began = Date.now();
  #ahead = 0;
  #timers = 0;
  /** Timers of calling cases that were told about. */
  readonly #told = new Set<string>();

  constructor(client: WorkflowClient, run: MemoryRun, clock: Clock) {
    this.#client = client;
    this.#run = run;
    this.#clock = clock;
    this.#watch = new StillnessWatch(client);
  }

  /** Whether a case is one of this run: started here, or called by such a one. */
  owns(caseId: string): boolean {
    return this.#startOf(caseId) !== undefined;
  }

  /** A message goes to the first case that waits for it; else it begins one; else it is kept. */
  async publish({ variables, kept, ...message }: PublishedMessage, sender: string): Promise<void> {
    const conversation = this.#startOf(sender)?.conversation ?? 0;
    const send = async (): Promise<void> => {
      for (const delivery of deliveriesOf({ ...message, variables }, conversation))
        if (!(await this.#send(delivery)) && kept !== false)
          this.#kept.push({ message: delivery, until: this.#now + KEPT });
    };
    // Of two at once, the second may be for the case that the first begins.
    await (this.#publishing = this.#publishing.then(send, send));
  }

  /** Tells whether it has arrived. */
  async #send(message: Message): Promise<boolean> {
    if (await this.#deliver(message)) return true;
    const { name, to, variables = {} } = message;
    const { models } = this.#run;
    const start = to === undefined ? messageStartOf(models, name) : recipientStart(models, to);
    if (start === undefined) return false;
    const { process, ...at } = start;
    await this.#start(process, variables, at, to?.conversation);
    return true;
  }

  /** The case of this run that a case is, or was called by. */
  #startOf(caseId: string): StartedCase | undefined {
    return this.#cases.find(
      ({ handle }) => caseId === handle.workflowId || caseId.startsWith(`${handle.workflowId}.`),
    );
  }

  /** A signal goes to every other case that waits for it, and begins one of each process that starts with it. */
  async broadcast({ from, ...signal }: SendSignal & { readonly from?: string }): Promise<void> {
    // Those that are there now: one that begins meanwhile does not hear it.
    const there = this.#cases.slice();
    for (const started of there) {
      for (const caseId of await runningCases(this.#client, started.handle.workflowId))
        if (caseId !== from) await this.#takes(caseId, started, updates.signal, signal);
    }
    for (const { process, ...at } of signalStartsOf(this.#run.models, signal.name))
      await this.#start(process, signal.variables ?? {}, at);
  }

  /** Plays the run to its end, or until nothing more can happen without somebody from outside. */
  async play(): Promise<StageOutcome> {
    for (const { process, variables = {} } of this.#run.alongside ?? []) {
      await this.#start(process, variables);
      await this.#untilStill('no time passes');
    }
    const { process, variables = {}, script = {}, start, startEvent, by } = this.#run;
    const main = await this.#start(process, variables, {
      rehearsal: { script, ...(start === undefined ? {} : { start: start + this.#ahead }) },
      ...(startEvent === undefined ? {} : { startEvent }),
      ...(by === undefined ? {} : { by }),
    });
    const over = new AbortController();
    const ended = this.#client.withAbortSignal(over.signal, async () => await main.result());
    await this.#untilStill('time passes', ended);
    // A case that never ends was asked for its result; nobody waits for the answer any more.
    over.abort();
    const others: OtherCase[] = [];
    for (const { handle } of this.#cases) {
      if (handle !== main) others.push(await this.#other(handle));
      others.push(...(await this.#calledBy(handle)));
    }
    const path = await main.query<CasePath>(queries.path);
    return { ...(await this.#endOf(main)), path, others, caseId: main.workflowId };
  }

  async #start(
    process: string,
    variables: Variables,
    more: Partial<CaseInput> = {},
    conversation: number = this.#conversations.join(process),
  ): Promise<CaseHandle> {
    const { models, script = {}, start } = this.#run;
    const calendar = start === undefined ? {} : { start: start + this.#ahead };
    const input: CaseInput = {
      model: INLINE,
      inline: models,
      variables,
      rehearsal: { script: { ...script, events: [] }, ...calendar },
      ...more,
    };
    const handle = await this.#client.start<(input: CaseInput) => Promise<CaseResult>>(process, {
      taskQueue: CASE_QUEUE,
      workflowId: `${process}-${randomUUID()}`,
      args: [input],
    });
    this.#cases.push({ handle, behind: this.#ahead, conversation });
    return handle;
  }

  async #deliver({ to, variables = {}, ...addressed }: Message): Promise<boolean> {
    const message = { ...addressed, variables, ...(to === undefined ? {} : { element: to.element }) };
    for (const started of this.#cases) {
      if (to !== undefined && to.conversation !== started.conversation) continue;
      for (const caseId of await runningCases(this.#client, started.handle.workflowId)) {
        if (await this.#takes(caseId, started, updates.message, message)) return true;
      }
    }
    return false;
  }

  /** Tells whether a case takes what it is sent; it may know of no time that has passed since it began to wait. */
  async #takes(
    caseId: string,
    { behind }: StartedCase,
    update: (typeof updates)['message' | 'signal'],
    sent: SendMessage | SendSignal,
  ): Promise<boolean> {
    try {
      if (this.#clock === 'stage') await this.#tellTime(caseId, this.#now - behind);
      await this.#client
        .getHandle(caseId)
        .executeUpdate<void, [SendMessage | SendSignal]>(update, { args: [sent] });
      return true;
    } catch (error) {
      if (error instanceof WorkflowUpdateFailedError || error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Tells whether a kept message has found somebody meanwhile. */
  async #deliverKept(): Promise<boolean> {
    for (const [index, { message, until }] of this.#kept.entries()) {
      if (until < this.#now || !(await this.#deliver(message))) continue;
      this.#kept.splice(index, 1);
      return true;
    }
    return false;
  }

  /** Looks again and again, and as soon as the main case has ended, until nothing moves. */
  async #untilStill(time: 'time passes' | 'no time passes', ended?: Promise<unknown>): Promise<void> {
    const end = ended?.catch(() => undefined);
    for (let wait = LOOK_AGAIN.first; ; wait = Math.min(wait * LOOK_AGAIN.factor, LOOK_AGAIN.longest)) {
      const pause = new Promise((resolve) => setTimeout(resolve, wait));
      await (end === undefined ? pause : Promise.race([end, pause]));
      const looks = await Promise.all(this.#cases.map(({ handle }) => this.#watch.lookAt(handle.workflowId)));
      if (await this.#deliverKept()) continue;
      if (looks.some((look) => this.#moves(look))) continue;
      if (this.#clock !== 'stage' || time === 'no time passes' || !(await this.#passTime(looks))) return;
      wait = LOOK_AGAIN.first;
    }
  }

  #moves(look: Stillness): boolean {
    if (look.is !== 'still') return look.is === 'moving';
    const byItself = this.#clock === 'nobody' || (look.skips && look.called.length === 0);
    return (byItself && look.timers.length > 0) || look.called.some((child) => this.#moves(child));
  }

  /** Skips to the earliest timer of all. A case that waits for one it called never skips, so it is told what time it is. */
  async #passTime(looks: readonly Stillness[]): Promise<boolean> {
    const next = looks
      .flatMap((look, index) =>
        timersOf(look).map((timer) => ({ ...timer, behind: this.#cases[index]?.behind ?? 0 })),
      )
      .map(({ behind, ...timer }) => ({ ...timer, behind, due: timer.at + behind }))
      .filter((timer) => !this.#told.has(`${timer.caseId} ${timer.at}`))
      .sort((a, b) => a.due - b.due)[0];
    const { until, start = START } = this.#run;
    if (next === undefined || this.#timers >= MAX_TIMERS) return false;
    if (until !== undefined && next.due - this.#began > until - start) return false;
    this.#timers += 1;
    this.#ahead = Math.max(this.#ahead, next.due - Date.now());
    // It is as late for those that called it, which may go on when it does.
    for (const caller of next.callers) await this.#tellTime(caller, next.at);
    if (next.skips) {
      await skipToNextTimer(this.#client, next.caseId);
    } else {
      this.#told.add(`${next.caseId} ${next.at}`);
      await this.#tellTime(next.caseId, next.at);
    }
    return true;
  }

  /** By the clock of the run. */
  get #now(): number {
    return Date.now() + this.#ahead;
  }

  async #tellTime(caseId: string, now: number): Promise<void> {
    await this.#client.getHandle(caseId).signal(REHEARSED_TIME, now);
  }

  async #endOf(
    handle: CaseHandle,
  ): Promise<Pick<StageOutcome, 'status' | 'variables' | 'incident' | 'error'>> {
    const view = await handle.query<CaseView>(queries.show);
    if (view.status === 'running') {
      const incident = await this.#incidentIn(view);
      const status: RunStatus = incident === undefined ? 'waiting' : 'incident';
      return { status, variables: view.variables, ...(incident === undefined ? {} : { incident }) };
    }
    try {
      const { status, variables } = await handle.result();
      return { status, variables };
    } catch (failure) {
      const cause = failure instanceof WorkflowFailedError ? failure.cause : undefined;
      if (!(cause instanceof ApplicationFailure) || cause.type !== CASE_FAILED) throw failure;
      const { code, message } = view.ending ?? { code: '', message: '' };
      return { status: 'failed', variables: view.variables, error: { code, message } };
    }
  }

  async #incidentIn({ incidents, children }: CaseView): Promise<RunOutcome['incident']> {
    const [incident] = incidents;
    if (incident !== undefined)
      return { code: incident.code, message: incident.message, element: incident.element };
    for (const { caseId } of children) {
      const found = await this.#incidentIn(
        await this.#client.getHandle(caseId).query<CaseView>(queries.show),
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async #calledBy(handle: CaseHandle): Promise<readonly OtherCase[]> {
    const called: string[] = [];
    for await (const { workflowId } of this.#client.list({
      query: `RootWorkflowId = '${handle.workflowId}'`,
    })) {
      if (workflowId !== handle.workflowId) called.push(workflowId);
    }
    await untilAllHaveHeard(this.#client, called);
    const others: OtherCase[] = [];
    for (const caseId of called) others.push(await this.#other(this.#client.getHandle(caseId)));
    return others;
  }

  async #other(handle: WorkflowHandle): Promise<OtherCase> {
    const { process, status, incidents } = await handle.query<CaseView>(queries.show);
    const path = await handle.query<CasePath>(queries.path);
    const stands = incidents.length === 0 ? 'waiting' : 'incident';
    return { caseId: handle.workflowId, process, status: status === 'running' ? stands : status, path };
  }
}

interface DueTimer {
  readonly caseId: string;
  /** By the clock of the case, epoch milliseconds. */
  readonly at: number;
  /** Those that called the case, and wait for it. */
  readonly callers: readonly string[];
  /** The server can skip to it: the case waits for none that it called. */
  readonly skips: boolean;
}

/** Every timer of a case and of those it called. */
function timersOf(look: Stillness, callers: readonly string[] = []): readonly DueTimer[] {
  if (look.is !== 'still') return [];
  const { caseId, called } = look;
  const own = look.timers.map((at) => ({ caseId, at, callers, skips: called.length === 0 }));
  return [...own, ...called.flatMap((child) => timersOf(child, [...callers, caseId]))];
}
