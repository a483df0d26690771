import { z } from 'zod';
import { HEARTBEAT_TIMEOUT_MS } from './keep-alive.ts';
import type { Action, Effect, RetrySafety } from './define-action.ts';
import type { Tool } from './define-tool.ts';

/** An action as plain data: all that the compiler and the workflow adapter know of it. */
export interface ActionDescriptor {
  readonly id: string;
  /** What the action is called now, where this is an id that it had before. */
  readonly now?: string;
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
  readonly withdrawsWhen?: Readonly<Record<string, string>>;
  /** A step that has ended may cancel it, though its answer is expected: its waits end then. */
  readonly stopsWaiting?: true;
  readonly startToCloseMs: number;
  /** Set the activity's heartbeat timeout to this; the kit heartbeats on its own. */
  readonly heartbeatTimeoutMs: number;
}

const START_TO_CLOSE_MS = 60_000;

function describeAction(action: Action): ActionDescriptor {
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
    ...(action.withdrawsWhen === undefined ? {} : { withdrawsWhen: action.withdrawsWhen }),
    ...(action.cancelledWait === undefined ? {} : { stopsWaiting: true as const }),
    startToCloseMs: action.timeoutMs ?? START_TO_CLOSE_MS,
    heartbeatTimeoutMs: HEARTBEAT_TIMEOUT_MS,
  };
}

/** The action under its id, and under each that it had before. */
export function describeAllNames(action: Action): readonly ActionDescriptor[] {
  const described = describeAction(action);
  const { id, ...same } = described;
  return [described, ...(action.formerly ?? []).map((former) => ({ id: former, now: id, ...same }))];
}

/** What governance asks of a tool, as plain data. */
export interface ToolDescriptor {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  /** Role in the house that answers for the tool. */
  readonly owner: string;
  readonly docs: string;
  readonly apiVersion: string;
  readonly region: string;
  readonly cost: string;
  readonly auth: { readonly grants: readonly string[] };
  readonly scopes: readonly string[];
  readonly dataCategories: readonly string[];
  readonly rateLimit: { readonly perSecond: number; readonly source: string };
}

/** Describes a tool without its code. */
export function describeTool(tool: Tool): ToolDescriptor {
  const { id, title, purpose, owner, docs, apiVersion, region, cost, scopes, dataCategories, rateLimit } =
    tool;
  return {
    id,
    title,
    purpose,
    owner,
    docs,
    apiVersion,
    region,
    cost,
    auth: { grants: tool.auth.grants },
    scopes,
    dataCategories,
    rateLimit,
  };
}

/** The JSON Schemas of an action's input and output; personal fields carry `x-personal`. */
export function schemasOf(action: Action): { readonly input: unknown; readonly output: unknown } {
  return {
    input: z.toJSONSchema(action.input, { io: 'input' }),
    output: z.toJSONSchema(action.output, { io: 'output' }),
  };
}
