import { z } from 'zod';
import { signalStartsOf } from '../engine/memory/signal-starts.ts';
import { beginsByItself, messageStartsOf } from '../engine/model/message-starts.ts';
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
  /** A policy has it begin from other processes only: what they have proven, nobody else has. */
  readonly onlyCalled?: boolean;
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

/** Where a message begins a case of a process. */
export interface MessageStart {
  readonly definition: Definition;
  readonly element: string;
  /** Multiple start events: which of its triggers the message is. */
  readonly part?: number;
}

/** Finds the start events, and what stands in their place, that wait for a message of that name. */
export function messageStarts(definitions: Definitions, message: string): readonly MessageStart[] {
  return definitions.list().flatMap((definition) =>
    messageStartsOf(definition.model)
      .filter(({ name }) => name === message)
      .map(({ element, part }) => ({ definition, element, ...(part === undefined ? {} : { part }) })),
  );
}

/** A start event of a process that waits for a signal. */
export type SignalStart = MessageStart;

/** Finds the start events that wait for a signal of that name: one in each process that has such. */
export function signalStarts(definitions: Definitions, signal: string): readonly SignalStart[] {
  const models = Object.fromEntries(definitions.list().map(({ id, model }) => [id, model]));
  return signalStartsOf(models, signal).flatMap(({ process, startEvent, startPart }) => {
    const definition = definitions.get(process);
    if (definition === undefined) return [];
    return [{ definition, element: startEvent, ...(startPart === undefined ? {} : { part: startPart }) }];
  });
}

/** Names of the messages without which a process cannot begin; empty when it can be started as it is. */
export function messagesNeededBy(model: Model): readonly string[] {
  return beginsByItself(model) ? [] : messageStartsOf(model).map(({ name }) => name);
}
