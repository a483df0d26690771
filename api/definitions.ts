import { z } from 'zod';
import { signalStartsOf } from '../engine/memory/signal-starts.ts';
import type { Model } from '../engine/model.ts';
import type { Value } from '../engine/value.ts';

/** What a definition says about its data: `<process>.schema.ts`. */
export interface DefinitionSchema {
  /** Every variable that a case ever has. */
  readonly variables: z.ZodType;
  /** What a case starts with. */
  readonly start: z.ZodType;
  /** Results of tasks, by element id. */
  readonly tasks: Readonly<Record<string, z.ZodType>>;
  /** Payloads of messages and signals, by name. */
  readonly messages: Readonly<Record<string, z.ZodType>>;
}

/** One released version of a process, with the drawing it was made from. */
export interface Version {
  readonly model: Model;
  readonly xml: string;
}

/** The newest version of a process: what new cases begin with. */
export interface Definition extends Version {
  readonly id: string;
  /** SHA-256 of the model, hex. */
  readonly hash: string;
  readonly schema: DefinitionSchema;
  /** form-js JSON by form id. */
  readonly forms: Readonly<Record<string, Value>>;
}

/** The processes that can be started, and every version that cases still have. */
export interface Definitions {
  list(): readonly Definition[];
  get(id: string): Definition | undefined;
  version(hash: string): Version | undefined;
}

/** Definitions given as data; `released` are older versions by hash. */
export function definitionsFrom(
  definitions: readonly Definition[],
  released: Readonly<Record<string, Version>> = {},
): Definitions {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  const byHash = new Map<string, Version>([
    ...Object.entries(released),
    ...definitions.map((definition) => [definition.hash, definition] as const),
  ]);
  return { list: () => definitions, get: (id) => byId.get(id), version: (hash) => byHash.get(hash) };
}

const nothing = z.strictObject({});

/** Schema of a task's result; a task that declares none takes none. */
export function resultSchema({ schema }: Definition, task: string): z.ZodType {
  return Object.hasOwn(schema.tasks, task) ? (schema.tasks[task] ?? nothing) : nothing;
}

/** Schema of a message's or signal's payload; one that declares none carries none. */
export function messageSchema({ schema }: Definition, message: string): z.ZodType {
  return Object.hasOwn(schema.messages, message) ? (schema.messages[message] ?? nothing) : nothing;
}

/** A start event of a process that waits for a message. */
export interface MessageStart {
  readonly definition: Definition;
  readonly element: string;
}

/** Finds the start events that wait for a message of that name. */
export function messageStarts(definitions: Definitions, message: string): readonly MessageStart[] {
  return definitions.list().flatMap((definition) =>
    startsOf(definition.model)
      .filter(({ name }) => name === message)
      .map(({ element }) => ({ definition, element })),
  );
}

/** A start event of a process that waits for a signal. */
export type SignalStart = MessageStart;

/** Finds the start events that wait for a signal of that name: one in each process that has such. */
export function signalStarts(definitions: Definitions, signal: string): readonly SignalStart[] {
  const models = Object.fromEntries(definitions.list().map(({ id, model }) => [id, model]));
  return signalStartsOf(models, signal).flatMap(({ process, startEvent }) => {
    const definition = definitions.get(process);
    return definition === undefined ? [] : [{ definition, element: startEvent }];
  });
}

/** Names of the messages without which a process cannot begin; empty when it can be started as it is. */
export function messagesNeededBy(model: Model): readonly string[] {
  const starts = startsOf(model);
  return starts.every(({ name }) => name !== undefined) ? starts.flatMap(({ name }) => name ?? []) : [];
}

/** The start events of the process itself; `name` where they wait for a message. */
function startsOf(model: Model): readonly { readonly element: string; readonly name?: string }[] {
  return Object.values(model.elements).flatMap((element) => {
    if (element.kind !== 'startEvent' || element.scope !== model.id) return [];
    const { event, id } = element;
    // A message's name on a start event is a text: there are no variables yet that it could be made from.
    if (event.kind !== 'message' || event.name.kind !== 'string') return [{ element: id }];
    return [{ element: id, name: event.name.value }];
  });
}
