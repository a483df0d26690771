import {
  advance,
  initialState,
  type Command,
  type Happening,
  type Instance,
  type PathEntry,
  type State,
  type Variables,
} from '../kernel/index.ts';
import type { Model } from '../model.ts';
import { modelOf, type Sketch } from './sketch.ts';

type Start = Partial<Omit<Extract<Happening, { on: 'start' }>, 'on' | 'at'>>;
type Message = Partial<Omit<Extract<Happening, { on: 'message' }>, 'on' | 'at' | 'name'>>;
type Unplaced = Happening extends infer H ? (H extends Happening ? Omit<H, 'at'> : never) : never;

/** 2026-01-05, a Monday, at 08:00 UTC. */
export const MONDAY = Date.UTC(2026, 0, 5, 8);

/**
 * A case that a test plays the world for, naming elements instead of instances. Its state is written down and read again after
 * every step, so whatever holds here holds for a case that carries on elsewhere.
 */
export class Trial {
  readonly model: Model;
  readonly path: PathEntry[] = [];
  readonly commands: Command[] = [];
  state: State = initialState();
  at = MONDAY;

  constructor(model: Model | Sketch, start: Start = {}) {
    this.model = 'id' in model ? model : modelOf(model);
    this.happen({ on: 'start', caseId: 'case-1', variables: {}, ...start });
  }

  happen(happening: Unplaced): this {
    const { state, commands, path } = advance(this.model, this.state, { ...happening, at: this.at });
    this.state = JSON.parse(JSON.stringify(state)) as State;
    for (const command of commands) this.commands.push(command);
    for (const entry of path) this.path.push(entry);
    return this;
  }

  /** The job, task or called case of an element is done; the `nth` where several are open. */
  done(element: string, result?: Variables, { nth = 0, by }: { nth?: number; by?: string } = {}): this {
    const instance = this.open(element, nth);
    return this.happen({
      on: 'done',
      instance,
      ...(result === undefined ? {} : { result }),
      ...(by === undefined ? {} : { by }),
    });
  }

  error(element: string, code: string, variables?: Variables, nth = 0): this {
    const error = { code, message: `${code} happened`, ...(variables === undefined ? {} : { variables }) };
    return this.happen({ on: 'error', instance: this.open(element, nth), error });
  }

  broken(element: string, nth = 0, code = 'TIMEOUT'): this {
    return this.happen({
      on: 'broken',
      instance: this.open(element, nth),
      incident: { code, message: 'no answer' },
    });
  }

  /** The job or called case that was withdrawn from an element has ended; with a result where it did its work all the same. */
  withdrawn(element: string, result?: Variables): this {
    const ids = Object.keys(this.state.withdrawn ?? {}).map(Number);
    const instance = ids.find((id) => this.state.withdrawn?.[id]?.element === element);
    if (instance === undefined) throw new Error(`nothing that was withdrawn from ${element} is under way`);
    return this.happen(
      result === undefined ? { on: 'withdrawn', instance } : { on: 'done', instance, result },
    );
  }

  /** Time passes until the timer of an event fires. */
  timer(element: string): this {
    const wait = Object.values(this.state.waits)
      .filter((candidate) => candidate.kind === 'timer')
      .find((candidate) => candidate.element === element);
    if (wait === undefined) throw new Error(`no timer is set for ${element}`);
    this.at = Math.max(this.at, wait.due);
    return this.happen({ on: 'timer', wait: wait.id });
  }

  message(name: string, variables: Variables = {}, more: Message = {}): this {
    return this.happen({ on: 'message', name, variables, ...more });
  }

  signal(name: string, variables: Variables = {}): this {
    return this.happen({ on: 'signal', name, variables });
  }

  retry(element: string, variables?: Variables): this {
    const instance = this.inIncident(element);
    return this.happen({ on: 'retry', instance, ...(variables === undefined ? {} : { variables }) });
  }

  resolve(element: string, result?: Variables): this {
    const instance = this.inIncident(element);
    return this.happen({ on: 'resolve', instance, ...(result === undefined ? {} : { result }) });
  }

  /** A person chooses what is done next in an ad-hoc sub-process that is open. */
  choose(adHoc: string, elements: readonly string[], by?: string): this {
    const instance = this.#find(adHoc, (candidate) => candidate.adHoc !== undefined, 0);
    return this.happen({ on: 'activate', instance, elements, ...(by === undefined ? {} : { by }) });
  }

  cancel(by?: string): this {
    return this.happen({ on: 'cancel', reason: 'not wanted', ...(by === undefined ? {} : { by }) });
  }

  /** Id of an instance that something outside works on. */
  open(element: string, nth = 0): number {
    return this.#find(element, (instance) => instance.outside !== undefined, nth);
  }

  inIncident(element: string): number {
    return this.#find(element, (instance) => instance.incident !== undefined, 0);
  }

  /** What has completed, in order: `begin > ask > end`. */
  get story(): string {
    return this.path
      .filter((entry) => entry.event === 'completed')
      .map((entry) => entry.element)
      .join(' > ');
  }

  /** The whole path: `begin entered`, `begin completed`, ... */
  get log(): readonly string[] {
    return this.path.map((entry) => `${entry.element} ${entry.event}`);
  }

  /** The elements that tokens stand at, joins included, in the order they were entered. */
  get waiting(): readonly string[] {
    const instances = Object.values(this.state.instances);
    const held = instances.flatMap((instance) => Object.keys(instance.arrived ?? {}));
    const leaves = instances.filter((instance) => (instance.active ?? 0) === 0 && !instance.arrived);
    return [...leaves.map((instance) => instance.element), ...held];
  }

  get incident(): string | undefined {
    return Object.values(this.state.instances).find((instance) => instance.incident)?.incident?.code;
  }

  /** Variables of the process, as they are or as they were at its end. */
  get variables(): Variables {
    const end = this.all('end').at(-1);
    return end?.variables ?? this.state.instances[1]?.variables ?? {};
  }

  /** All commands of a kind so far. */
  all<D extends Command['do']>(kind: D): readonly Extract<Command, { do: D }>[] {
    return this.commands.filter((command): command is Extract<Command, { do: D }> => command.do === kind);
  }

  #find(element: string, wanted: (instance: Instance) => boolean, nth: number): number {
    const found = Object.values(this.state.instances).filter(
      (instance) => instance.element === element && wanted(instance),
    )[nth];
    if (found === undefined) throw new Error(`${element} does not wait: ${this.waiting.join(', ')} do`);
    return found.id;
  }
}
