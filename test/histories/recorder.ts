import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { RecordedRun } from '../../audit/history/recorded-run.ts';
import { caseFromServer } from '../../audit/history/server-case.ts';
import type { Scenario } from '../../definitions/scenario.ts';
import { START } from '../../engine/memory/run-in-memory.ts';
import type { Answer } from '../../engine/memory/script.ts';
import { answerJob } from '../../worker/answer-job.ts';
import { ensureSearchAttributes } from '../../worker/search-attributes.ts';
import { CASE_QUEUE, startWorkers } from '../../worker/start-workers.ts';
import { TimeSkippingClient } from '../../worker/time-skipping-client.ts';
import type { CaseInput } from '../../workflows/contract.ts';
import { REHEARSED_JOB } from '../../workflows/rehearsal.ts';
import { BROADCAST_SIGNAL, PUBLISH_MESSAGE } from '../../workflows/activity-options.ts';

/** Plays scenarios with the registered processes, so that their histories name released models and nothing travels in the input. */
export interface Recorder {
  /** The runs of the case that the scenario played, oldest first. */
  record(process: string, model: string, scenario: Scenario): Promise<readonly RecordedRun[]>;
  close(): Promise<void>;
}

/** Stands in the histories instead of the name of a machine. */
const identity = 'recorder';
/** There is no other case that a message could reach. */
const nobody = async (): Promise<void> => undefined;

export async function openRecorder(address: string): Promise<Recorder> {
  const connection = await Connection.connect({ address });
  await ensureSearchAttributes(connection, 'default');
  const native = await NativeConnection.connect({ address });
  const workers = await startWorkers({
    connection: native,
    namespace: 'default',
    activities: {
      [REHEARSED_JOB]: async (answer: Answer) =>
        await answerJob(answer, { publish: nobody, broadcast: nobody }),
      [PUBLISH_MESSAGE]: nobody,
      [BROADCAST_SIGNAL]: nobody,
    },
    actions: {},
    identity,
  });
  const client = new Client({ connection, identity });
  const skipping = new TimeSkippingClient({ connection, identity });
  return {
    async record(process, model, { name, variables, script }) {
      const input: CaseInput = { model, variables, by: 'owner-anna', rehearsal: { script, start: START } };
      const workflowId = `${process}-${fileNameOf(name)}`;
      const played = await skipping.start(process, {
        taskQueue: CASE_QUEUE,
        workflowId,
        args: [input],
        memo: { model },
      });
      await played.result();
      return (await caseFromServer(client, workflowId)).runs;
    },
    async close() {
      await workers.stop();
      await native.close();
      await connection.close();
    },
  };
}

/** `a good lead is accepted` -> `a-good-lead-is-accepted`. */
export function fileNameOf(scenario: string): string {
  return scenario.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}
