import {
  advance,
  initialState,
  type Command,
  type Happening,
  type Incident,
  type PathEntry,
  type State,
  type Variables,
} from '../kernel/index.ts';
import type { Model } from '../model.ts';
import { timeFrom } from '../time/moment.ts';
import { VirtualClock } from './clock.ts';
import { nthOf, type Answer, type Decision, type Script } from './script.ts';

/** Everything a run in memory needs; nothing in it touches the real clock or the network. */
export interface MemoryRun {
  /** Models by process id: the one to run and those it calls. */
  readonly models: { readonly [process: string]: Model };
  readonly process: string;
  readonly variables?: Variables;
  readonly script?: Script;
  readonly startEvent?: string;
  readonly by?: string;
  /** Virtual start, epoch milliseconds. */
  readonly start?: number;
  /** Virtual time after which nothing is waited for any more, epoch milliseconds. */
  readonly until?: number;
}

export interface RunOutcome {
  readonly status: 'completed' | 'terminated' | 'failed' | 'incident' | 'waiting';
  readonly variables: Variables;
  /** Path of the process that was started; called cases have their own in `children`. */
  readonly path: readonly PathEntry[];
  readonly children: readonly { readonly process: string; readonly path: readonly PathEntry[] }[];
  readonly incident?: Incident & { readonly element: string };
  readonly error?: { readonly code: string; readonly message: string };
  readonly state: State;
  /** Virtual milliseconds from start to the last thing that happened. */
  readonly took: number;
}

/** 2026-01-05, a Monday, at 08:00 UTC: a fixed start makes every run the same. */
const START = Date.UTC(2026, 0, 5, 8);

/** Runs a process to its end, or until nothing more can happen, with a virtual clock over the same kernel that Temporal runs. */
export function runInMemory(run: MemoryRun): RunOutcome {
  const world = new World(run, run.start ?? START);
  const main = world.startCase(run.process, run.variables ?? {}, {
    ...(run.startEvent === undefined ? {} : { startEvent: run.startEvent }),
    ...(run.by === undefined ? {} : { by: run.by }),
  });
  while (main.state.status === 'running' && world.clock.step(run.until)) continue;
  return outcomeOf(main, world);
}

interface Case {
  readonly id: string;
  readonly model: Model;
  readonly state: State;
  readonly path: PathEntry[];
  variables: Variables;
  readonly ended: (theCase: Case) => void;
}

interface CaseStart {
  readonly startEvent?: string;
  readonly by?: string;
  readonly ended?: (theCase: Case) => void;
  readonly caughtByCaller?: Extract<Happening, { on: 'start' }>['caughtByCaller'];
}

/** All cases of one run, the clock they share, and the script that answers them. */
class World {
  readonly clock: VirtualClock;
  readonly cases: Case[] = [];
  readonly #run: MemoryRun;
  readonly #answered = new Map<string, number>();
  readonly #called = new Map<Case, Map<number, Case>>();

  constructor(run: MemoryRun, start: number) {
    this.#run = run;
    this.clock = new VirtualClock(start);
  }

  startCase(process: string, variables: Variables, options: CaseStart): Case {
    const model = this.#run.models[process];
    if (model === undefined) throw new Error(`no model for process ${process}`);
    const theCase: Case = {
      id: `${process}-${this.cases.length + 1}`,
      model,
      state: initialState(),
      path: [],
      variables: {},
      ended: options.ended ?? (() => undefined),
    };
    this.cases.push(theCase);
    const { startEvent, by, caughtByCaller } = options;
    this.#take(theCase, {
      on: 'start',
      at: this.clock.now,
      caseId: theCase.id,
      variables,
      ...(startEvent === undefined ? {} : { startEvent }),
      ...(by === undefined ? {} : { by }),
      ...(caughtByCaller === undefined ? {} : { caughtByCaller }),
    });
    if (this.cases.length === 1) this.#planEvents(undefined);
    return theCase;
  }

  #take(theCase: Case, happening: Happening): void {
    const { commands, path } = advance(theCase.model, theCase.state, happening);
    theCase.path.push(...path);
    for (const command of commands) this.#obey(theCase, command);
    for (const entry of path) if (entry.event === 'completed') this.#planEvents(entry.element);
  }

  #later(theCase: Case, after: string | undefined, happening: (at: number) => Happening): void {
    const at = after === undefined ? this.clock.now : (timeFrom(after, this.clock.now) ?? this.clock.now);
    this.clock.plan(at, () => this.#take(theCase, happening(this.clock.now)));
  }

  #obey(theCase: Case, command: Command): void {
    switch (command.do) {
      case 'call': {
        const { jobs } = this.#run.script ?? {};
        const entries = jobs?.[command.element] ?? jobs?.[command.job.type];
        const answer = nthOf(entries, this.#count(`job ${command.element}`));
        if (answer === undefined) return;
        return this.#later(theCase, answer.after, (at) => happeningOf(answer, command.instance, at));
      }
      case 'open': {
        const decision: Decision | undefined = nthOf(
          this.#run.script?.tasks?.[command.element],
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
        return this.#withdraw(theCase, command.instance);
      case 'arm':
        return this.clock.plan(command.due, () => {
          this.#take(theCase, { on: 'timer', at: this.clock.now, wait: command.wait });
        });
      case 'publish':
        return this.clock.plan(this.clock.now, () => this.#publish(command));
      case 'end':
        theCase.variables = command.variables;
        return theCase.ended(theCase);
      case 'listen':
      case 'disarm':
      case 'alarm':
        // The state says it already: nothing outside has to be asked.
        return;
      default:
        return command satisfies never;
    }
  }

  #startChild(parent: Case, { instance, element, child }: Extract<Command, { do: 'child' }>): void {
    if (this.#run.models[child.process] === undefined) {
      const incident = {
        code: 'PROCESS_UNKNOWN',
        message: `${element} calls ${child.process}, which is not among the models of this run`,
      };
      return this.#later(parent, undefined, (at) => ({ on: 'broken', at, instance, incident }));
    }
    const started = this.startCase(child.process, child.variables, {
      caughtByCaller: child.caughtByCaller,
      ended: (ended) => this.#later(parent, undefined, (at) => endOfChild(ended, instance, at)),
    });
    const called = this.#called.get(parent) ?? new Map<number, Case>();
    this.#called.set(parent, called.set(instance, started));
  }

  #withdraw(parent: Case, instance: number): void {
    const child = this.#called.get(parent)?.get(instance);
    if (child !== undefined)
      this.#later(child, undefined, (at) => ({ on: 'cancel', at, reason: 'the calling case went on' }));
  }

  #publish(message: Extract<Command, { do: 'publish' }>): void {
    const { name, key, variables } = message;
    const keyed = key === undefined ? {} : { key };
    const waiting = this.cases.find((candidate) =>
      Object.values(candidate.state.waits).some(
        (wait) =>
          wait.kind === 'message' &&
          wait.name === name &&
          (key === undefined || wait.key === undefined || wait.key === key),
      ),
    );
    if (waiting !== undefined)
      this.#take(waiting, { on: 'message', at: this.clock.now, name, variables, ...keyed });
  }

  #planEvents(afterElement: string | undefined): void {
    const first = this.cases[0];
    for (const event of this.#run.script?.events ?? []) {
      if (event.afterElement !== afterElement || first === undefined) continue;
      const at =
        event.after === undefined
          ? this.clock.now
          : (timeFrom(event.after, this.clock.now) ?? this.clock.now);
      this.clock.plan(at, () => {
        if ('cancel' in event) {
          const by = event.by === undefined ? {} : { by: event.by };
          return this.#take(first, { on: 'cancel', at: this.clock.now, reason: 'scripted', ...by });
        }
        const key = event.key === undefined ? {} : { key: event.key };
        this.#publish({ do: 'publish', name: event.message, variables: event.variables ?? {}, ...key });
      });
    }
  }

  #count(what: string): number {
    const nth = this.#answered.get(what) ?? 0;
    this.#answered.set(what, nth + 1);
    return nth;
  }
}

function happeningOf(answer: Answer, instance: number, at: number): Happening {
  if ('complete' in answer) return { on: 'done', at, instance, result: answer.complete };
  if ('fail' in answer) {
    return {
      on: 'broken',
      at,
      instance,
      incident: { code: answer.fail.code, message: answer.fail.message ?? answer.fail.code },
    };
  }
  const { code, message = code, variables } = answer.error;
  return {
    on: 'error',
    at,
    instance,
    error: { code, message, ...(variables === undefined ? {} : { variables }) },
  };
}

function endOfChild(child: Case, instance: number, at: number): Happening {
  const { status, ending } = child.state;
  if (status !== 'failed') return { on: 'done', at, instance, result: child.variables };
  return { on: 'error', at, instance, error: { code: ending?.code ?? '', message: ending?.message ?? '' } };
}

function outcomeOf(main: Case, world: World): RunOutcome {
  const { state } = main;
  const broken = world.cases
    .flatMap((theCase) => Object.values(theCase.state.instances))
    .find((instance) => instance.incident !== undefined);
  return {
    status: state.status === 'running' ? (broken === undefined ? 'waiting' : 'incident') : state.status,
    variables: state.status === 'running' ? (state.instances[1]?.variables ?? {}) : main.variables,
    path: main.path,
    children: world.cases.slice(1).map(({ model, path }) => ({ process: model.id, path })),
    ...(broken?.incident === undefined ? {} : { incident: { ...broken.incident, element: broken.element } }),
    ...(state.status === 'failed' && state.ending !== undefined ? { error: state.ending } : {}),
    state,
    took: world.clock.now - (main.path[0]?.at ?? world.clock.now),
  };
}
