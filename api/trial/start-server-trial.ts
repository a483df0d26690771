import { Client, Connection, type WorkflowClientInterceptor } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { startTemporal } from '../../scripts/setup/index.mjs';
import { ensureSearchAttributes } from '../../worker/search-attributes.ts';
import { BROADCAST_SIGNAL } from '../../workflows/activity-options.ts';
import { CASE_QUEUE, startWorkers } from '../../worker/start-workers.ts';
import type { CaseInput } from '../../workflows/contract.ts';
import { signalBroadcaster } from '../broadcast-signal.ts';
import { definitionsFrom, type Definition } from '../definitions.ts';
import { waitingQuery } from '../visibility-query.ts';
import { startApiTrial, type ApiTrial } from './start-trial.ts';
import { trialDefinition } from './trial-definition.ts';

/** An API trial with a Temporal server and a worker of its own. */
export interface ServerTrial extends ApiTrial {
  readonly client: Client;
  /** How many cases are seen to wait for a message (`name`, or `name#key`): that they do shows a little later. */
  seenWaiting(message: string): Promise<number>;
  end(): Promise<void>;
}

/** Starts a Temporal server, a worker that runs the trial's process (or those given), and the API over them. */
export async function startServerTrial(given?: readonly Definition[]): Promise<ServerTrial> {
  const served = given ?? [await trialDefinition()];
  const temporal = await startTemporal({ synchronous: 'NORMAL' });
  const { address } = temporal;
  const connection = await Connection.connect({ address });
  await ensureSearchAttributes(connection, 'default');
  const native = await NativeConnection.connect({ address });
  const models: Record<string, Definition['model']> = {};
  const client = new Client({ connection, interceptors: { workflow: [carry(models)] } });
  const definitions = definitionsFrom(served);
  const workers = await startWorkers({
    connection: native,
    namespace: 'default',
    bundle: 'foreign',
    activities: { [BROADCAST_SIGNAL]: signalBroadcaster({ client, definitions, taskQueue: CASE_QUEUE }) },
    actions: {},
  });
  const trial = await startApiTrial({ client, definitions });
  for (const { id, model } of served) models[id] = model;
  return {
    ...trial,
    client,
    seenWaiting: async (message) => (await client.workflow.count(waitingQuery(message))).count,
    async end() {
      await trial.end();
      await workers.stop();
      await native.close();
      await connection.close();
      await temporal.stop();
    },
  };
}

/** What the trial runs is registered with no worker: its model travels in the input, as that of a file from outside. */
function carry(inline: Readonly<Record<string, Definition['model']>>): WorkflowClientInterceptor {
  return {
    start(input, next) {
      const [given] = input.options.args as CaseInput[];
      return next({ ...input, options: { ...input.options, args: [{ ...given, inline }] } });
    },
  };
}
