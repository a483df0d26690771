import { setTimeout as wait } from 'node:timers/promises';
import { asyncLocalStorage } from '@temporalio/activity';
import { keepAlive } from './keep-alive.ts';
import type { Connections } from './connections.ts';
import { valueWithout } from './credentials.ts';
import type { Action } from './define-action.ts';
import type { Tool } from './define-tool.ts';
import { mayDouble, triedForMs } from './first-tried.ts';
import { isToolError, toolError } from './errors.ts';
import { silentError } from './silent-error.ts';
import { isRepeated, openCall, type AnyCall, type Pause } from './open-call.ts';
import { connectionPool } from './open-connection.ts';
import { passThrough, type PersonalData } from './personal.ts';
import { parseInput, parseOutput } from './parse.ts';

/** A tool with its actions by verb, as the generated registry holds it. */
export interface Connector {
  readonly tool: Tool;
  readonly actions: Readonly<Record<string, Action>>;
}

/** What the workflow says about a call beside its input. */
export interface CallMeta {
  /** Case id and activity id. */
  readonly idempotencyKey: string;
  /** Connection id; the tool's id when absent. */
  readonly connection?: string;
  /** An earlier execution of the same step may have done the work (an incident's retry): look before doing it again. */
  readonly mayHaveRun?: boolean;
  /** Milliseconds since the first of these was called; absent where the case does not know any more. */
  readonly triedForMs?: number;
}

/** One action as a Temporal activity; its name is the action id. */
export type ToolActivity = (input: unknown, meta: CallMeta) => Promise<unknown>;

/** Says what happened, without values. */
export interface ActivityLog {
  info(message: string, facts: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts: Readonly<Record<string, unknown>>): void;
}

export interface ActivitiesOptions {
  readonly connectors: Readonly<Record<string, Connector>>;
  readonly connections: Connections;
  /** Where tokens become values and back; nothing is swapped when absent. */
  readonly personalData?: PersonalData;
  readonly log?: ActivityLog;
  readonly now?: () => Date;
  /** Longest wait for one answer of a tool; 20,000 when absent. */
  readonly answerTimeoutMs?: number;
  /** How calls wait for a vendor's long jobs; the real clock when absent. */
  readonly pause?: Pause;
}

const ANSWER_TIMEOUT_MS = 20_000;

/** Makes the activities of all connectors, for a worker's `activities` map; they may be called without Temporal too. */
export function createActivities(options: ActivitiesOptions): Readonly<Record<string, ToolActivity>> {
  const now = options.now ?? (() => new Date());
  const answerTimeoutMs = options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS;
  const open = connectionPool(options.connections, () => now().getTime());
  const pause = options.pause ?? ((milliseconds, signal) => wait(milliseconds, undefined, { signal }));
  const personalData = options.personalData ?? passThrough;

  const activityOf =
    (action: Action): ToolActivity =>
    async (tokenised, meta) => {
      const context = asyncLocalStorage.getStore();
      const facts = { action: action.id, attempt: context?.info.attempt ?? 1 };
      const began = now().getTime();
      const rest = keepAlive(context);
      let credentials: () => readonly string[] = () => [];
      try {
        const input = parseInput(action, await personalData.reveal(tokenised));
        const connection = await open(action.tool, meta.connection ?? action.tool.id);
        ({ credentials } = connection);
        const call = openCall({ action, input, meta, context, ...connection, now, answerTimeoutMs, pause });
        const doubles =
          isRepeated(call.attempt, meta) && mayDouble(action, triedForMs(meta, context), answerTimeoutMs);
        const output = await personalData.conceal(
          action.output,
          parseOutput(action, valueWithout(await perform(action, call, doubles), credentials())),
          { about: tokenised },
        );
        options.log?.info('action done', { ...facts, ms: now().getTime() - began });
        return output;
      } catch (error) {
        const cancelled = context?.cancellationSignal.aborted === true;
        const code = isToolError(error) ? error.type : cancelled ? 'CANCELLED' : 'UNEXPECTED';
        options.log?.warn('action failed', { ...facts, code });
        // Tools repeat in their answers what they were sent, and an answer may become an output or an error.
        throw silentError(error, credentials());
      } finally {
        rest();
      }
    };

  const actions = Object.values(options.connectors).flatMap((connector) => Object.values(connector.actions));
  return Object.fromEntries(
    actions.flatMap((action) => {
      const activity = activityOf(action);
      return [action.id, ...(action.formerly ?? [])].map((id) => [id, activity] as const);
    }),
  );
}

/** An activity runs at least once: before work is repeated that would then be done twice, the tool is asked whether it was done. */
async function perform(action: Action, call: AnyCall, doubles: boolean): Promise<unknown> {
  if (doubles) {
    if (action.find === undefined) {
      throw toolError('OUTCOME_UNKNOWN', { tool: action.tool.id, action: action.id });
    }
    const found = await action.find(call);
    if (found !== undefined) return found;
  }
  return await action.run(call);
}
