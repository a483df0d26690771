import { createRequire } from 'node:module';
import proto from '@temporalio/proto';
import type { temporal } from '@temporalio/proto';

/** A history as Temporal's tools write it: proto3 JSON. https://protobuf.dev/programming-guides/json */
export interface HistoryJson {
  readonly events: readonly EventJson[];
}

/** One event in proto3 JSON: 64-bit numbers as strings, times as RFC 3339, bytes as base64. */
export interface EventJson {
  readonly eventId: string;
  readonly eventTime: string;
  readonly eventType: string;
  readonly [attribute: string]: unknown;
}

export type History = temporal.api.history.v1.IHistory;

interface ProtoJson {
  toJson(type: unknown, message: unknown): unknown;
  fromJson(type: unknown, json: unknown, options: { readonly ignoreUnknownFields: boolean }): unknown;
}

/**
 * protobufjs as @temporalio/proto sees it. The SDK's own historyToJSON takes the one that @temporalio/common sees, and refuses to work
 * where npm has installed two copies.
 */
const protoJson = createRequire(createRequire(import.meta.url).resolve('@temporalio/proto'))(
  'protobufjs/ext/protojson',
) as ProtoJson;

export function historyToJson(history: History): HistoryJson {
  const message = proto.temporal.api.history.v1.History.fromObject(history);
  return protoJson.toJson(proto.temporal.api.history.v1.History, message) as HistoryJson;
}

/** Reads proto3 JSON; throws a TypeError when it is not a history. Fields of newer servers are left out. */
export function historyFromJson(json: HistoryJson): History {
  return protoJson.fromJson(proto.temporal.api.history.v1.History, json, {
    ignoreUnknownFields: true,
  }) as History;
}
