import {
  accepts,
  advance,
  initialState,
  type Command,
  type Escalation,
  type Happening,
  type PathEntry,
  type Signal,
  type State,
  type Variables,
} from '../kernel/index.ts';
import { calledCaseId, tooDeep } from '../model/called-case.ts';
import type { Model } from '../model.ts';
import { timeFrom } from '../time/moment.ts';
import { activationOf, endOfChild, happeningOf } from './answers.ts';
import { VirtualClock } from './clock.ts';
import { Conversations, deliveriesOf, type Delivery } from './deliveries.ts';
import { messageStartOf, recipientStart } from './message-starts.ts';
import { nthOf, type Decision, type Script } from './script.ts';
import { signalStartsOf } from './signal-starts.ts';

/** One case of a run in memory. */
export interface Case {
  readonly id: string;
  readonly model: Model;
  /** Cases of the same conversation get each other's messages along message flows. */
  readonly conversation: number;
  readonly state: State;
  readonly path: PathEntry[];
  /** At its end. */
  variables: Variables;
  readonly ended: (theCase: Case) => void;
  /** It has thrown an escalation that the case which called it catches. */
  readonly escalated: (escalation: Escalation) => void;
  /** What is called outside for it: called cases and answers to come by instance, timers by wait. */
  readonly called: Map<number, Case>;
  readonly answers: Map<number, () => void>;
  readonly timers: Map<number, () => void>;
}

export interface CaseStart {
  readonly id?: string;
  readonly startEvent?: string;
  readonly startPart?: number;
  /** Without one it is a conversation of its own. */
  readonly conversation?: number;
  readonly by?: string;
  readonly ended?: (theCase: Case) => void;
  readonly escalated?: (escalation: Escalation) => void;
  readonly caughtByCaller?: Extract<Happening, { on: 'start' }>['caughtByCaller'];
  readonly escalationsCaught?: Extract<Happening, { on: 'start' }>['escalationsCaught'];
}

type Message = Delivery<Variables>;

/** For how long a published message finds its case, milliseconds; as long as a worker on Temporal tries. */
export const KEPT = 3_600_000;

/** All cases of one run, the clock they share, and the script that answers them. */
export class World {
  readonly clock: VirtualClock;
  readonly cases: Case[] = [];
  timersFired = 0;
  /** Messages and signals on their way: those of a case that has ended arrive, too. */
  #sending = 0;
  readonly #models: { readonly [process: string]: Model };
  readonly #script: Script;
  /** How often each job and task was asked for. */
  readonly #asked = new Map<string, number>();
  readonly #conversations = new Conversations();
  /** Published messages that nobody waits for yet. */
  readonly #kept: { readonly message: Message; readonly until: number }[] = [];
  /** The case that scripted events belong to. */
  #main: Case | undefined;

  constructor(models: { readonly [process: string]: Model }, script: Script, start: number) {
    this.#models = models;
    this.#script = script;
    this.clock = new VirtualClock(start);
  }

  /** Starts a case; the main one also sets off what the script does after a time. */
  startCase(process: string, variables: Variables, options: CaseStart & { readonly main?: true } = {}): Case {
    const model = this.#models[process];
    if (model === undefined) throw new Error(`no model for process ${process}`);
    const theCase: Case = {
      id: options.id ?? `${process}-${this.cases.length + 1}`,
      model,
      conversation: options.conversation ?? this.#conversations.join(process),
      state: initialState(),
      path: [],
      variables: {},
      ended: options.ended ?? (() => undefined),
      escalated: options.escalated ?? (() => undefined),
      called: new Map(),
      answers: new Map(),
      timers: new Map(),
    };
    this.cases.push(theCase);
    if (options.main) this.#main = theCase;
    const { startEvent, startPart, by, caughtByCaller, escalationsCaught } = options;
    this.#take(theCase, {
      on: 'start',
      at: this.clock.now,
      caseId: theCase.id,
      variables,
      ...(startEvent === undefined ? {} : { startEvent }),
      ...(startPart === undefined ? {} : { startPart }),
      ...(by === undefined ? {} : { by }),
      ...(caughtByCaller === undefined ? {} : { caughtByCaller }),
      ...(escalationsCaught === undefined ? {} : { escalationsCaught }),
    });
    if (options.main) this.#planEvents(undefined);
    return theCase;
  }

  #take(theCase: Case, happening: Happening): void {
    const { commands, path } = advance(theCase.model, theCase.state, happening);
    for (const entry of path) theCase.path.push(entry);
    for (const command of commands) this.#obey(theCase, command);
    for (const entry of path) if (entry.event === 'completed') this.#planEvents(entry.element);
  }

  #later(theCase: Case, after: string | undefined, happening: (at: number) => Happening): void {
    this.clock.plan(this.#timeAfter(after), () => this.#take(theCase, happening(this.clock.now)));
  }

  #obey(theCase: Case, command: Command): void {
    switch (command.do) {
      case 'call':
        return this.#answer(theCase, command);
      case 'open': {
        const { tasks } = this.#script;
        const decision: Decision | undefined = nthOf(
          tasks?.[command.element],
          this.#count(`task ${command.element}`),
        );
        if (decision === undefined || 'leave' in decision) return;
        const { result, by, after } = decision;
        return this.#later(theCase, after, (at) => ({
          on: 'done',
          at,
          instance: command.instance,
          result,
          by,
        }));
      }
      case 'child':
        return this.#startChild(theCase, command);
      case 'withdraw':
        return this.#withdraw(theCase, command);
      case 'arm': {
        const { wait } = command;
        const fire = (): void => {
          this.timersFired += 1;
          this.#take(theCase, { on: 'timer', at: this.clock.now, wait });
        };
        theCase.timers.set(wait, this.clock.plan(command.due, fire));
        return;
      }
      case 'disarm':
        theCase.timers.get(command.wait)?.();
        theCase.timers.delete(command.wait);
        return;
      case 'publish':
        for (const message of deliveriesOf(command, theCase.conversation))
          this.#send(() => this.#publish(message));
        return;
      case 'listen':
        return this.#takeKept(theCase, command);
      case 'broadcast':
        return this.#send(() => this.#broadcast(command, theCase));
      case 'escalate':
        return theCase.escalated(command.escalation);
      case 'end':
        theCase.variables = command.variables;
        return theCase.ended(theCase);
      case 'alarm':
      case 'heed':
      case 'hasten':
        // Nobody waits here, and the state says it already: nothing outside has to be asked.
        return;
      default:
        return command satisfies never;
    }
  }

  /** Something is still to happen: a case runs, or what one has sent is under way. */
  get alive(): boolean {
    return this.#sending > 0 || this.cases.some(({ state }) => state.status === 'running');
  }

  #send(arrive: () => void): void {
    this.#sending += 1;
    this.clock.plan(this.clock.now, () => {
      this.#sending -= 1;
      arrive();
    });
  }

  #answer(theCase: Case, { element, instance, job }: Extract<Command, { do: 'call' }>): void {
    const { jobs } = this.#script;
    const step = job.listener ?? element;
    const answer = nthOf(jobs?.[step] ?? jobs?.[job.type], this.#count(`job ${step}`));
    if (answer === undefined) return;
    const give = (): void => {
      theCase.answers.delete(instance);
      if ('publish' in answer && answer.publish !== undefined) {
        const { message: name, variables = {}, ...key } = answer.publish;
        this.#publish({ name, variables, ...key });
      }
      if ('broadcast' in answer && answer.broadcast !== undefined)
        this.#broadcast({ name: answer.broadcast.signal, variables: answer.broadcast.variables ?? {} });
      this.#take(theCase, happeningOf(answer, instance, this.clock.now));
    };
    theCase.answers.set(instance, this.clock.plan(this.#timeAfter(answer.after), give));
  }

  /** A job that has not answered does no more; a called case ends in its own way, and that is told as ever. */
  #withdraw(theCase: Case, { instance, what }: Extract<Command, { do: 'withdraw' }>): void {
    const child = theCase.called.get(instance);
    if (child !== undefined) {
      const reason = 'the calling case went on';
      return this.#later(child, undefined, (at) => ({ on: 'cancel', at, reason }));
    }
    theCase.answers.get(instance)?.();
    theCase.answers.delete(instance);
    if (what !== 'task') this.#later(theCase, undefined, (at) => ({ on: 'withdrawn', at, instance }));
  }

  #startChild(parent: Case, { instance, element, child }: Extract<Command, { do: 'child' }>): void {
    const model = this.#models[child.process];
    const tag = typeof child.binding === 'string' ? model?.versionTag : child.binding.versionTag;
    if (model === undefined || tag !== model.versionTag) {
      const message =
        model === undefined
          ? `${element} calls ${child.process}, which is not among the models of this run`
          : `${child.process} has no version tagged ${tag}`;
      const incident = { code: 'PROCESS_UNKNOWN', message };
      return this.#later(parent, undefined, (at) => ({ on: 'broken', at, instance, incident }));
    }
    const id = calledCaseId(parent.id, element, instance);
    const incident = tooDeep(id);
    if (incident !== undefined)
      return this.#later(parent, undefined, (at) => ({ on: 'broken', at, instance, incident }));
    const started = this.startCase(child.process, child.variables, {
      id,
      conversation: parent.conversation,
      caughtByCaller: child.caughtByCaller,
      ...(child.escalationsCaught === undefined ? {} : { escalationsCaught: child.escalationsCaught }),
      escalated: (escalation) =>
        this.#later(parent, undefined, (at) => ({ on: 'escalation', at, instance, escalation })),
      ended: (ended) =>
        this.#later(parent, undefined, (at) =>
          endOfChild(ended, instance, at, parent.state.withdrawn?.[instance] !== undefined),
        ),
    });
    parent.called.set(instance, started);
  }

  /** To the first case that waits for it; else it begins one; else it is kept for a while. */
  #publish(message: Message): void {
    if (this.#deliver(message)) return;
    this.#kept.push({ message, until: this.clock.now + KEPT });
  }

  /** To every other case that waits for it, and it begins one of each process that starts with it. */
  #broadcast({ name, variables }: Signal, from?: Case): void {
    // Those that are there now: one that begins meanwhile does not hear it.
    const others = this.cases.filter((theCase) => theCase !== from);
    for (const theCase of others) this.#take(theCase, { on: 'signal', at: this.clock.now, name, variables });
    for (const { process, ...at } of signalStartsOf(this.#models, name))
      this.startCase(process, variables, at);
  }

  #deliver({ name, key, variables, to }: Message): boolean {
    const waiting = this.cases.find(
      ({ state, conversation }) =>
        (to === undefined || conversation === to.conversation) &&
        Object.values(state.waits).some((wait) => accepts(wait, name, key, to?.element)),
    );
    if (waiting !== undefined) {
      const keyed = key === undefined ? {} : { key };
      const addressed = to === undefined ? {} : { element: to.element };
      this.#take(waiting, { on: 'message', at: this.clock.now, name, variables, ...keyed, ...addressed });
      return true;
    }
    const start = to === undefined ? messageStartOf(this.#models, name) : recipientStart(this.#models, to);
    if (start === undefined) return false;
    const { process, ...at } = start;
    this.startCase(process, variables, { ...at, ...(to && { conversation: to.conversation }) });
    return true;
  }

  /** A message that came before anybody listened. It is delivered as its own step, for the case is in the middle of one. */
  #takeKept(theCase: Case, { name, key, element }: Extract<Command, { do: 'listen' }>): void {
    const wanted = { kind: 'message', name, element, ...(key === undefined ? {} : { key }) } as const;
    const index = this.#kept.findIndex(
      ({ message, until }) =>
        until >= this.clock.now &&
        (message.to === undefined || message.to.conversation === theCase.conversation) &&
        accepts(wanted, message.name, message.key, message.to?.element),
    );
    const [found] = index < 0 ? [] : this.#kept.splice(index, 1);
    if (found === undefined) return;
    const { to, ...message } = found.message;
    const addressed = to === undefined ? {} : { element: to.element };
    this.#later(theCase, undefined, (at) => ({ on: 'message', at, ...message, ...addressed }));
  }

  #planEvents(afterElement: string | undefined): void {
    const main = this.#main;
    if (main === undefined) return;
    for (const event of this.#script.events ?? []) {
      if (event.afterElement !== afterElement) continue;
      this.clock.plan(this.#timeAfter(event.after), () => {
        if ('cancel' in event) {
          const by = event.by === undefined ? {} : { by: event.by };
          return this.#take(main, { on: 'cancel', at: this.clock.now, reason: 'scripted', ...by });
        }
        if ('signal' in event)
          return this.#broadcast({ name: event.signal, variables: event.variables ?? {} });
        if ('activate' in event) return this.#take(main, activationOf(event, main.state, this.clock.now));
        const { message: name, variables = {}, key } = event;
        this.#deliver({ name, variables, ...(key === undefined ? {} : { key }) });
      });
    }
  }

  #timeAfter(after: string | undefined): number {
    const { now } = this.clock;
    return after === undefined ? now : (timeFrom(after, now) ?? now);
  }

  #count(what: string): number {
    const nth = this.#asked.get(what) ?? 0;
    this.#asked.set(what, nth + 1);
    return nth;
  }
}
