import { randomUUID } from 'node:crypto';
import { Client, Connection, WorkflowNotFoundError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { NativeConnection } from '@temporalio/worker';
import type { Variables } from '../../engine/kernel/index.ts';
import { startTemporal } from '../../scripts/setup/index.mjs';
import { ensureSearchAttributes } from '../../worker/search-attributes.ts';
import { CASE_QUEUE, startWorkers } from '../../worker/start-workers.ts';
import { INLINE } from '../../workflows/called-model.ts';
import { queries, updates, type CaseInput, type CaseView } from '../../workflows/contract.ts';
import { sampleModels } from './order-process.ts';

/** A server and a worker on which the sample processes are played by people and workers, as in life. */
export interface AuditStage {
  readonly client: Client;
  /** host:port of the server. */
  readonly address: string;
  start(process: string, variables: Variables): Promise<WorkflowHandle>;
  /** An order that is approved by legal, fails once, is tried again, is paid and shipped. Returns its case id. */
  playOrder(): Promise<string>;
  close(): Promise<void>;
}

export async function openAuditStage(
  dynamicConfig: Readonly<Record<string, number>> = {},
): Promise<AuditStage> {
  const server = await startTemporal({ synchronous: 'NORMAL', dynamicConfig });
  const connection = await Connection.connect({ address: server.address });
  await ensureSearchAttributes(connection, 'default');
  const native = await NativeConnection.connect({ address: server.address });
  const workers = await startWorkers({
    connection: native,
    namespace: 'default',
    bundle: 'foreign',
    activities: jobs(),
    actions: {},
  });
  const client = new Client({ connection });
  const models = await sampleModels();
  const start = async (process: string, variables: Variables): Promise<WorkflowHandle> => {
    const input: CaseInput = { model: INLINE, inline: models, variables, by: 'owner-anna' };
    const workflowId = `${process}-${randomUUID()}`;
    return await client.workflow.start(process, { taskQueue: CASE_QUEUE, workflowId, args: [input] });
  };
  return {
    client,
    address: server.address,
    start,
    async playOrder() {
      const order = await start('order', {
        amount: 5000,
        brief: { file: 'brief.pdf', sha256: 'ab'.repeat(32) },
      });
      const { task } = await once(order, ({ tasks }) => tasks[0]);
      const result = { approved: true, reason: 'within the plan' };
      await order.executeUpdate(updates.complete, { args: [{ task, result, by: 'lena', roles: ['legal'] }] });
      const { instance } = await once(order, ({ incidents }) => incidents[0]);
      await order.executeUpdate(updates.retry, {
        args: [{ instance, variables: { account: 'B' }, by: 'omar' }],
      });
      const { caseId } = await once(order, ({ children }) => children[0]);
      const shipping = client.workflow.getHandle(caseId);
      await once(shipping, ({ messages }) => messages[0]);
      await shipping.executeUpdate(updates.message, {
        args: [{ name: 'paid', key: 'R-1', variables: { paidAt: 'P' }, by: 'bank' }],
      });
      await order.result();
      return order.workflowId;
    },
    async close() {
      await workers.stop();
      await native.close();
      await connection.close();
      await server.stop();
    },
  };
}

/** Booking fails the first time. */
function jobs(): Record<string, () => Promise<unknown>> {
  let booked = 0;
  return {
    async book() {
      booked += 1;
      if (booked % 2 === 1)
        throw ApplicationFailure.create({
          type: 'ACCOUNT_BLOCKED',
          message: 'account A is blocked',
          nonRetryable: true,
        });
      return { ref: 'R-1' };
    },
    async pack() {
      return { packed: true };
    },
  };
}

/** Asks a case how it stands until it shows what is waited for; one that is called may not have begun yet. */
async function once<T>(handle: WorkflowHandle, look: (view: CaseView) => T | undefined): Promise<T> {
  for (;;) {
    const view = await handle.query<CaseView>(queries.show).catch((error: unknown) => {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    });
    const found = view === undefined ? undefined : look(view);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
