import { isGrpcServiceError, type Client } from '@temporalio/client';

/** grpc-js: status.NOT_FOUND, which a case that has just ended gives. */
const NOT_FOUND = 5;
/** Skips in a row before the server stops by itself. */
const ALL = 1_000_000;

/** Lets a case skip to its next timer, or past all of them to its end. Its clock runs on from there. */
export async function skipTime(
  client: Client,
  workflowId: string,
  how: 'to the next timer' | 'to the end',
): Promise<void> {
  await client.workflowService
    .updateWorkflowExecutionOptions({
      namespace: client.options.namespace,
      workflowExecution: { workflowId },
      workflowExecutionOptions: {
        timeSkippingConfig: {
          enabled: true,
          disablePropagation: true,
          maxSessionSkipCount: how === 'to the next timer' ? 1 : ALL,
        },
      },
      updateMask: { paths: ['time_skipping_config'] },
    })
    .catch((error: unknown) => {
      if (!isGrpcServiceError(error) || Number(error.code) !== NOT_FOUND) throw error;
    });
}

/** Whether a case waits for nothing but time or people: no step runs, no called case is open. */
export async function standsStill(client: Client, workflowId: string): Promise<boolean> {
  const { raw, status } = await client.workflow.getHandle(workflowId).describe();
  return (
    status.name === 'RUNNING' &&
    raw.pendingWorkflowTask == null &&
    (raw.pendingActivities ?? []).length === 0 &&
    (raw.pendingChildren ?? []).length === 0
  );
}
