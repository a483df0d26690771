import { z } from 'zod';
import { HEARTBEAT_TIMEOUT_MS } from './keep-alive.ts';
import type { Action, Effect, RetrySafety } from './define-action.ts';

/** An action as plain data: all that the compiler and the workflow adapter know of it. */
export interface ActionDescriptor {
  readonly id: string;
  readonly tool: string;
  readonly verb: string;
  readonly summary: string;
  /** Task queue of the tool, which carries the vendor's limit for the whole fleet. */
  readonly queue: string;
  readonly ratePerSecond: number;
  readonly retrySafety: RetrySafety;
  /** An unsafe action asks the tool whether an earlier attempt did the work. */
  readonly looksBefore: boolean;
  readonly effect: Effect;
  readonly startToCloseMs: number;
  /** Set the activity's heartbeat timeout to this; the kit heartbeats on its own. */
  readonly heartbeatTimeoutMs: number;
}

const START_TO_CLOSE_MS = 60_000;

/** Describes an action without its code. */
export function describeAction(action: Action): ActionDescriptor {
  return {
    id: action.id,
    tool: action.tool.id,
    verb: action.id.slice(action.tool.id.length + 1),
    summary: action.summary,
    queue: `tool-${action.tool.id}`,
    ratePerSecond: action.tool.rateLimit.perSecond,
    retrySafety: action.retrySafety,
    looksBefore: action.find !== undefined,
    effect: action.effect,
    startToCloseMs: action.timeoutMs ?? START_TO_CLOSE_MS,
    heartbeatTimeoutMs: HEARTBEAT_TIMEOUT_MS,
  };
}

/** The JSON Schemas of an action's input and output; personal fields carry `x-personal`. */
export function schemasOf(action: Action): { readonly input: unknown; readonly output: unknown } {
  return {
    input: z.toJSONSchema(action.input, { io: 'input' }),
    output: z.toJSONSchema(action.output, { io: 'output' }),
  };
}
