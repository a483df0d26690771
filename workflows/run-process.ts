import {
  CancellationScope,
  allHandlersFinished,
  condition,
  makeContinueAsNewFunc,
  proxySinks,
  workflowInfo,
} from '@temporalio/workflow';
import { advance, initialState, visibleVariables } from '../engine/kernel/index.ts';
import type {
  ChildCall,
  Command,
  Happening,
  JobCall,
  PathEntry,
  State,
  Variables,
} from '../engine/kernel/index.ts';
import type { ScriptedSignal } from '../engine/memory/script.ts';
import { endsEarly } from '../engine/model/early-ends.ts';
import { activationOf } from '../engine/memory/answers.ts';
import type { Model } from '../engine/model.ts';
import { timeFrom } from '../engine/time/moment.ts';
import { activityOptionsFor, type ActionDescriptor } from './activity-options.ts';
import { admits } from './admission.ts';
import { allHandled } from './all-handled.ts';
import { callActivity, repetitionOf, type CallMeta } from './call-activity.ts';
import { CalledCases, callCase, inputOfCalled, variablesOfCalled } from './called-cases.ts';
import { setHandlers } from './case-handlers.ts';
import { resultOf } from './case-result.ts';
import { askingOf, taskOf, viewOf } from './case-view.ts';
import type { CalledEscalation, CaseInput, CaseResult, PublishedMessage, SendMessage } from './contract.ts';
import { Inbox, shownFromTheBeginning } from './inbox.ts';
import { Outbox } from './outbox.ts';
import { OutsideWork } from './outside-work.ts';
import { tellPath, type PathSink } from './path-sink.ts';
import { Rehearsal } from './rehearsal.ts';
import type { BoundStep } from './registry.ts';
import { CALLED_CASE, endOfFailed, type OutsideJob } from './temporal-errors.ts';

/** What a case needs beside its input: its model, the steps bound in code, and what is known of the tools. */
export interface CaseSetting {
  readonly model: Model;
  readonly steps: { readonly [step: string]: BoundStep };
  readonly actions: { readonly [id: string]: ActionDescriptor };
  /** Hash of the model that a called process begins with. */
  calledModel(process: string, binding: ChildCall['binding']): string;
}

/** History events after which a quiet case carries on as a new run; far below the server's limit of 51,200. */
const LONG_HISTORY = 8_000;

/** Runs a case: the only place where the kernel's commands become Temporal's, and Temporal's results become happenings. */
export function runProcess(input: CaseInput, setting: CaseSetting): Promise<CaseResult> {
  const cancelled = CancellationScope.current().cancelRequested;
  // Cancelling the workflow must not cut off what the process does to clean up, so nothing inside is cancelled from outside.
  return CancellationScope.nonCancellable(() => {
    const running = new RunningCase(input, setting);
    cancelled.catch(() => running.cancel('the workflow was cancelled'));
    return running.untilItEnds();
  });
}

class RunningCase {
  readonly #input: CaseInput;
  readonly #setting: CaseSetting;
  readonly #state: State;
  readonly #path: PathEntry[] = [];
  readonly #inbox = new Inbox();
  readonly #outside: OutsideWork;
  readonly #outbox: Outbox;
  readonly #sinks = proxySinks<PathSink>();
  readonly #rehearsal: Rehearsal | undefined;
  /** Milliseconds by which a rehearsal's calendar is ahead of the clock. */
  readonly #calendar: number;
  readonly #started: number;
  readonly #called = new CalledCases();
  /** Something happened since visibility was last brought up to date. */
  #changed = false;
  /** Variables at the end. */
  #variables: Variables = {};

  constructor(input: CaseInput, setting: CaseSetting) {
    this.#input = input;
    this.#setting = setting;
    this.#rehearsal = input.rehearsal === undefined ? undefined : new Rehearsal(input.rehearsal);
    this.#calendar = (input.rehearsal?.start ?? this.#clock) - this.#clock;
    this.#state = input.carried?.state ?? initialState();
    this.#started = input.carried?.started ?? this.#now;
    this.#outside = new OutsideWork(endsEarly(setting.model) || isCalled(), this.#rehearsal);
    this.#outbox = new Outbox(this.#outside, this.#rehearsal);
    if (input.carried === undefined) this.#start();
    else this.#carryOn();
    // Last, for an Update that came with the start is handled as soon as there is a handler: it has to find the case started.
    setHandlers(setting.model, this.#state, {
      complete: ({ task, result, by }) =>
        this.#happen({ on: 'done', at: this.#now, instance: task, result, by }),
      message: (message) => this.#receive(message),
      signal: ({ name, variables = {}, ...by }) =>
        this.#happen({ on: 'signal', at: this.#now, name, variables, ...by }),
      escalation: (escalation) => this.#escalated(escalation),
      retry: (retry) => this.#happen({ on: 'retry', at: this.#now, ...retry }),
      resolve: (resolve) => this.#happen({ on: 'resolve', at: this.#now, ...resolve }),
      activate: (activate) => this.#happen({ on: 'activate', at: this.#now, ...activate }),
      cancel: ({ reason, by }) => this.cancel(reason, by),
      show: () => ({
        ...viewOf(setting.model, this.#state),
        model: input.model,
        started: this.#started,
        children: this.#called.open,
        ...(this.#ended ? { variables: this.#variables } : {}),
      }),
      path: () => this.#path,
      task: (instance) => {
        const task = taskOf(this.#state.instances[instance]);
        return task === undefined ? null : { task, variables: visibleVariables(this.#state, instance) };
      },
    });
  }

  async untilItEnds(): Promise<CaseResult> {
    while (!this.#over) {
      await condition(() => {
        // Asked at the end of every activation: the moment to tell visibility what all of it has changed.
        this.#updateInbox();
        return this.#over || this.#mayContinueAsNew;
      });
      if (this.#over) break;
      await allHandled();
      if (this.#mayContinueAsNew) await this.#continueAsNew();
    }
    return resultOf(this.#state, this.#variables, isCalled() ? this.#rehearsal?.asked : undefined);
  }

  /** Inboxes look at running cases only: an ended one need not be cleared. */
  #updateInbox(): void {
    if (!this.#changed || this.#ended) return;
    this.#changed = false;
    this.#inbox.update(askingOf(this.#state));
  }

  cancel(reason: string, by?: string): void {
    this.#happen({ on: 'cancel', at: this.#now, reason, ...(by === undefined ? {} : { by }) });
  }

  #start(): void {
    const { variables, by, startEvent, startPart, caughtByCaller, escalationsCaught } = this.#input;
    this.#happen({
      on: 'start',
      at: this.#now,
      caseId: workflowInfo().workflowId,
      variables,
      ...(by === undefined ? {} : { by }),
      ...(startEvent === undefined ? {} : { startEvent }),
      ...(startPart === undefined ? {} : { startPart }),
      ...(caughtByCaller === undefined ? {} : { caughtByCaller }),
      ...(escalationsCaught === undefined ? {} : { escalationsCaught }),
    });
    this.#rehearseEvents(undefined);
  }

  /** After continue-as-new: timers run on to the times they had; tasks, messages and incidents are in the state. */
  #carryOn(): void {
    for (const wait of Object.values(this.#state.waits)) {
      if (wait.kind === 'timer') this.#arm(wait.id, wait.element, wait.due);
    }
    this.#changed = true;
  }

  #receive({ name, key, element, variables = {}, timeToLive, by }: SendMessage): void {
    const at = this.#now;
    this.#happen({
      on: 'message',
      at,
      name,
      variables,
      ...(key === undefined ? {} : { key }),
      ...(element === undefined ? {} : { element }),
      ...(by === undefined ? {} : { by }),
      ...(timeToLive === undefined ? {} : { timeToLive: (timeFrom(timeToLive, at) ?? at) - at }),
    });
  }

  /** The called case goes on. */
  #escalated({ caseId, ...escalation }: CalledEscalation): void {
    const instance = this.#called.callerOf(caseId);
    if (instance !== undefined) this.#happen({ on: 'escalation', at: this.#now, instance, escalation });
  }

  #happen(happening: Happening): void {
    const { commands, path } = advance(this.#setting.model, this.#state, happening);
    this.#path.push(...path);
    tellPath(this.#sinks, path);
    for (const command of commands) this.#obey(command);
    this.#changed = true;
    if (this.#rehearsal === undefined) return;
    for (const entry of path) if (entry.event === 'completed') this.#rehearseEvents(entry.element);
  }

  #obey(command: Command): void {
    switch (command.do) {
      case 'call':
        return this.#call(command.instance, command.element, command.job);
      case 'open':
        return this.#rehearseTask(command.instance, command.element);
      case 'child':
        return this.#callProcess(command.instance, command.element, command.child);
      case 'withdraw':
        return this.#withdraw(command);
      case 'hasten':
        return this.#outside.hasten(command.instance);
      case 'arm':
        return this.#arm(command.wait, command.element, command.due);
      case 'disarm':
        return this.#outside.disarm(command.wait);
      case 'publish':
        return this.#publish(command);
      case 'broadcast':
        return this.#outbox.broadcast(command);
      case 'escalate':
        return this.#outbox.escalate(command);
      case 'end':
        this.#variables = command.variables;
        return;
      case 'listen':
      case 'heed':
      case 'alarm':
        // Visibility tells the world; it is brought up to date once per activation.
        return;
      default:
        return command satisfies never;
    }
  }

  #call(instance: number, element: string, job: JobCall): void {
    const { properties } = this.#node(element);
    const bound = job.input === undefined ? this.#setting.steps[element] : undefined;
    // The model has the last word: what a case scheduled once a replay schedules again, whatever code calls the action by now.
    const type = job.type === element ? (bound?.action ?? job.type) : job.type;
    const action = this.#setting.actions[type];
    // A listener around the step is told apart from it, for workers and scripts as for idempotency.
    const step = job.listener ?? element;
    const activityId = `${step}-${instance}${job.part === undefined ? '' : `.${job.part}`}`;
    const summary = job.listener ?? this.#nameOf(element);
    const options = { ...activityOptionsFor(action, job), activityId, summary };
    const callTool = (): Promise<unknown> => {
      const variables = visibleVariables(this.#state, instance);
      const input = bound === undefined ? (job.input ?? variables) : bound.input(variables as never);
      const idempotencyKey = `${workflowInfo().workflowId}/${activityId}`;
      const meta: CallMeta = { idempotencyKey, ...repetitionOf(job) };
      return callActivity(type, options, input, meta);
    };
    const work = this.#rehearsal === undefined ? callTool : this.#rehearsal.job(step, type, options);
    if (work === undefined) return;
    this.#run(instance, work, {
      businessErrors: listOf(properties?.['businessErrors']),
      once: options.retry?.maximumAttempts === 1,
      stopsWaiting: action?.stopsWaiting,
    });
  }

  #callProcess(instance: number, element: string, child: ChildCall): void {
    const caseId = this.#called.begin(instance, element);
    this.#run(instance, async () => {
      const model = this.#setting.calledModel(child.process, child.binding);
      const input = inputOfCalled(child, model, this.#input, this.#rehearsal?.called(this.#now));
      const result = await callCase(child.process, caseId, input, this.#nameOf(element));
      this.#rehearsal?.add(result.asked);
      return variablesOfCalled(caseId, result);
    });
  }

  /** Runs something outside for an instance and reports its end to the kernel. */
  #run(instance: number, work: () => Promise<unknown>, job: OutsideJob = CALLED_CASE): void {
    this.#outside.run(
      instance,
      work,
      (result) => {
        this.#called.ended(instance);
        this.#happen({ on: 'done', at: this.#now, instance, result: isVariables(result) ? result : {} });
      },
      (failure, withdrawn) => {
        this.#called.ended(instance);
        this.#happen({ ...endOfFailed(failure, job, withdrawn), at: this.#now, instance });
      },
      job.stopsWaiting,
    );
  }

  /** A job that a rehearsal has no answer for is not under way: it ends right after this step of the case. */
  #withdraw({ instance, what }: Extract<Command, { do: 'withdraw' }>): void {
    if (this.#outside.withdraw(instance) || what === 'task') return;
    void Promise.resolve().then(() => this.#happen({ on: 'withdrawn', at: this.#now, instance }));
  }

  #arm(wait: number, element: string, due: number): void {
    this.#outside.arm(wait, due - this.#now, this.#nameOf(element), () =>
      this.#happen({ on: 'timer', at: this.#now, wait }),
    );
  }

  /** To this very case if it waits for the message; else to the one that does. */
  #publish({ name, key, to, variables = {} }: PublishedMessage, unheard: { kept?: false } = {}): void {
    const keyed = key === undefined ? {} : { key };
    const message = { name, variables, ...keyed, ...(to === undefined ? {} : { to }), ...unheard };
    if (to === undefined && admits(this.#state, message)) return this.#receive(message);
    this.#outbox.publish(message);
  }

  #rehearseTask(instance: number, element: string): void {
    const decide = this.#rehearsal?.task(element);
    void decide?.().then(({ result, by }) =>
      this.#happen({ on: 'done', at: this.#now, instance, result, by }),
    );
  }

  #rehearseEvents(afterElement: string | undefined): void {
    this.#rehearsal?.events(afterElement, (event) => {
      if ('cancel' in event) this.cancel('scripted', event.by);
      else if ('signal' in event) this.#rehearseSignal(event);
      else if ('activate' in event) this.#happen(activationOf(event, this.#state, this.#now));
      else this.#publish({ ...event, name: event.message }, { kept: false });
    });
  }

  /** Thrown from outside: to this case as to all others. */
  #rehearseSignal({ signal: name, variables = {} }: ScriptedSignal): void {
    this.#happen({ on: 'signal', at: this.#now, name, variables });
    this.#outbox.broadcast({ name, variables, instance: 0 });
  }

  #node(element: string): Model['elements'][string] {
    const node = this.#setting.model.elements[element];
    if (node === undefined) throw new Error(`the model has no element ${element}`);
    return node;
  }

  #nameOf(element: string): string {
    return this.#node(element).name ?? element;
  }

  /** Epoch milliseconds. */
  get #now(): number {
    return this.#clock + this.#calendar;
  }

  get #clock(): number {
    return this.#rehearsal?.now ?? Date.now();
  }

  get #ended(): boolean {
    return this.#state.status !== 'running';
  }

  /**
   * What it sent at its very end has to arrive: with the case its activities would be gone. A called case that was cancelled is over
   * when nothing of it works outside any more: its caller cleans up after it.
   */
  get #over(): boolean {
    const { status } = this.#state;
    const left = status === 'terminated' && isCalled() ? !this.#outside.idle : !this.#outside.sent;
    return this.#ended && allHandlersFinished() && !left;
  }

  /** Only where nothing runs outside: an activity or called case would lose the run it answers to. */
  get #mayContinueAsNew(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    return (
      !this.#ended &&
      (continueAsNewSuggested || historyLength > LONG_HISTORY) &&
      this.#outside.idle &&
      (this.#rehearsal?.idle ?? true) &&
      allHandlersFinished()
    );
  }

  async #continueAsNew(): Promise<never> {
    const shown = shownFromTheBeginning(askingOf(this.#state));
    return await makeContinueAsNewFunc<(input: CaseInput) => Promise<CaseResult>>(shown)({
      ...this.#input,
      variables: {},
      carried: { state: this.#state, started: this.#started },
      ...(this.#rehearsal === undefined ? {} : { rehearsal: this.#rehearsal.carriedOn(this.#now) }),
    });
  }
}

function isCalled(): boolean {
  return workflowInfo().parent !== undefined;
}

function listOf(text = ''): readonly string[] {
  return text.split(',').map((item) => item.trim());
}

function isVariables(result: unknown): result is Variables {
  return typeof result === 'object' && result !== null && !Array.isArray(result);
}
