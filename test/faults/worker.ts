// A worker process for the actions of one tool that dies when it is told to. Its setting comes by IPC.
import { NativeConnection, Worker } from '@temporalio/worker';
import { actionDescriptors } from '../../activities/connectors/actions.gen.ts';
import { connectors } from '../../activities/connectors/index.gen.ts';
import { createActivities, type Connector, type ToolActivity } from '../../activities/kit/activities.ts';
import { connectionsFrom } from '../../activities/kit/connections.ts';
import { CASE_QUEUE } from '../../worker/start-workers.ts';
import { logFrom } from '../../worker/runtime-log.ts';
import { FROZEN, type Death, type WorkerSetting } from './worker-setting.ts';

/** The tool that is silent is waited for as long as a test can bear. */
const ANSWER_TIMEOUT_MS = 400;

let death: Death | undefined;
let requests = 0;

process.on('message', (message: WorkerSetting | Death | { readonly kind: 'live' }) => {
  if (message.kind === 'setting') void serve(message);
  else {
    death = message.kind === 'death' ? message : undefined;
    requests = 0;
  }
});
process.on('disconnect', () => process.exit());

async function serve({ address, namespace, tool, connection, bundle }: WorkerSetting): Promise<void> {
  logFrom('ERROR');
  const native = await NativeConnection.connect({ address });
  const connector = connectors[tool as keyof typeof connectors] as Connector;
  const { queue } = Object.values(actionDescriptors).find((action) => action.tool === tool) ?? {
    queue: tool,
  };
  const activities = mortal(
    connector.tool.contract,
    createActivities({
      connectors: { [tool]: connector },
      connections: connectionsFrom({ [tool]: connection }),
      now: () => new Date(FROZEN),
      answerTimeoutMs: ANSWER_TIMEOUT_MS,
      pause: async () => undefined,
    }),
  );
  const shared = { connection: native, namespace, activities };
  const cases = await Worker.create({
    ...shared,
    taskQueue: CASE_QUEUE + tool,
    sinks: { path: { entry: { fn: () => undefined, callDuringReplay: false } } },
    workflowBundle: { codePath: bundle },
  });
  const tools = await Worker.create({ ...shared, taskQueue: queue });
  const running = Promise.all([cases.run(), tools.run()]);
  process.send?.('ready');
  await running;
}

/** kill -9, by its own hand. */
function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

const send = globalThis.fetch;
globalThis.fetch = async (...request) => {
  requests += 1;
  const mine = death?.request === requests;
  if (mine && death?.moment === 'before sending') return await die();
  const answer = await send(...request);
  return mine && death?.moment === 'after answering' ? await die() : answer;
};

/** A mail goes out without a request that could be counted. */
function mortal(
  contract: Connector['tool']['contract'],
  activities: Readonly<Record<string, ToolActivity>>,
): Record<string, ToolActivity> {
  if (!('speaks' in contract)) return { ...activities };
  return Object.fromEntries(
    Object.entries(activities).map(([id, activity]) => [
      id,
      async (input, meta) => {
        if (death?.moment === 'before sending' && death.request === 1) return await die();
        const output = await activity(input, meta);
        return death?.moment === 'after answering' && death.request === 1 ? await die() : output;
      },
    ]),
  );
}
