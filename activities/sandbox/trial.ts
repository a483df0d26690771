import type { z } from 'zod';
import { createActivities, type ActivitiesOptions, type CallMeta } from '../kit/activities.ts';
import { connectionsFrom } from '../kit/connections.ts';
import type { Action } from '../kit/define-action.ts';
import type { Tool } from '../kit/define-tool.ts';
import type { Sandbox } from './define-sandbox.ts';
import { startSandbox, type RunningSandbox } from './start-sandbox.ts';
import { trialCalls, type TrialCall } from './trial-calls.ts';

/** Actions of one tool against its sandbox, called as a worker would call them. */
export interface Trial {
  readonly sandbox: RunningSandbox;
  call<Id extends string, T extends Tool, Input extends z.ZodType, Output extends z.ZodType>(
    action: Action<Id, T, Input, Output>,
    input: z.input<Input>,
    meta?: Partial<CallMeta>,
  ): Promise<z.output<Output>>;
  close(): Promise<void>;
}

/** Starts a sandbox for one tool, with a connection to it. The clock stands still, so that two runs can be compared; long jobs are asked after at once. */
export async function startTrial(
  sandbox: Sandbox,
  options: Partial<ActivitiesOptions> & { readonly state?: object } = {},
): Promise<Trial> {
  const now = options.now ?? (() => new Date('2026-12-01T08:00:00Z'));
  const running = await startSandbox({
    sandboxes: { [sandbox.tool]: sandbox },
    now,
    ...(options.state === undefined ? {} : { state: { [sandbox.tool]: options.state } }),
  });
  const connections = connectionsFrom(running.connections);
  return {
    sandbox: running,
    async call(action, input, meta) {
      const connector = { tool: action.tool, actions: { [action.id]: action } };
      const activities = createActivities({
        connections,
        now,
        pause: async () => undefined,
        ...options,
        connectors: { trial: connector },
      });
      const earlier = running.requests.length;
      try {
        const output = await activities[action.id]?.(input, {
          idempotencyKey: 'case-1/step-1',
          ...meta,
        });
        return action.output.parse(output);
      } finally {
        const call: TrialCall = { action, sandbox, exchanges: running.requests.slice(earlier) };
        trialCalls.publish(call);
      }
    },
    close: () => running.close(),
  };
}
