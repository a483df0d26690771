import { WorkflowClient, type WorkflowClientOptions, type WorkflowStartInput } from '@temporalio/client';

/** Skips in a row before the server calls it a day; its own default of 200 is too few for months of daily checks. */
const MAX_SKIPS = 1_000_000;

/**
 * Starts workflows whose server skips the time in which nothing but a timer is waited for (DESIGN.md, 8). Their children do too.
 * The SDK's client has no option for it yet, so the field is added to the request.
 */
export class TimeSkippingClient extends WorkflowClient {
  readonly #maxSkips: number;

  /** After `maxSkips` the server goes on in real time. */
  constructor(options: WorkflowClientOptions, maxSkips = MAX_SKIPS) {
    super(options);
    this.#maxSkips = maxSkips;
  }

  protected override async createStartWorkflowRequest(
    input: WorkflowStartInput,
  ): ReturnType<WorkflowClient['createStartWorkflowRequest']> {
    const request = await super.createStartWorkflowRequest(input);
    return { ...request, timeSkippingConfig: { enabled: true, maxSessionSkipCount: this.#maxSkips } };
  }
}

/** Lets the server skip to the next timer of a case that was started without skipping. Cases that it calls are left alone. */
export async function skipToNextTimer(client: WorkflowClient, caseId: string): Promise<void> {
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId: caseId },
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, disablePropagation: true, maxSessionSkipCount: 1 },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
}
