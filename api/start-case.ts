import { isDeepStrictEqual } from 'node:util';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import { z } from 'zod';
import type { Variables } from '../engine/kernel/index.ts';
import type { CaseInput, CaseMemo } from '../workflows/contract.ts';
import { beginningOf } from './case-runs.ts';
import type { Definition } from './definitions.ts';
import { Problem } from './problems.ts';
import type { Services } from './services.ts';
import { callServer } from './temporal-calls.ts';

export interface NewCase {
  readonly definition: Pick<Definition, 'id' | 'hash'>;
  readonly caseId: string;
  /** Checked and without personal data. */
  readonly variables: Variables;
  /** Person id. */
  readonly by?: string;
  /** Message start event; without it the none start event. */
  readonly startEvent?: string;
  /** Multiple start events: which of its triggers the message is. */
  readonly startPart?: number;
}

/** Starts a case; an id that is used already is the same case when the input is the same, and CASE_INPUT_DIFFERS when not. */
export async function startCase(
  { client, taskQueue }: Pick<Services, 'client' | 'taskQueue'>,
  { definition, caseId, variables, by, startEvent, startPart }: NewCase,
): Promise<{ readonly caseId: string; readonly created: boolean }> {
  const input: CaseInput = {
    model: definition.hash,
    variables,
    ...(by === undefined ? {} : { by }),
    ...(startEvent === undefined ? {} : { startEvent }),
    ...(startPart === undefined ? {} : { startPart }),
  };
  const memo: CaseMemo = { model: definition.hash, ...(by === undefined ? {} : { by }) };
  try {
    await callServer(client, () =>
      client.workflow.start(definition.id, {
        taskQueue,
        workflowId: caseId,
        args: [input],
        memo: { ...memo },
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
      }),
    );
    return { caseId, created: true };
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    if (error.workflowType === definition.id && (await beganWith(client, input, caseId)))
      return { caseId, created: false };
    throw new Problem('CASE_INPUT_DIFFERS', { detail: `case ${caseId} exists already` });
  }
}

const knownInput = z.object({ variables: z.unknown(), startEvent: z.string().optional() });

/** The model is not compared: a newer release does not make the same request another one. */
async function beganWith(
  client: Services['client'],
  { variables, startEvent }: CaseInput,
  caseId: string,
): Promise<boolean> {
  const newest = await beginningOf(client, caseId);
  const first = newest.first === newest.runId ? newest : await beginningOf(client, caseId, newest.first);
  const known = knownInput.safeParse(first.input);
  const plain: unknown = JSON.parse(JSON.stringify(variables));
  return (
    known.success && known.data.startEvent === startEvent && isDeepStrictEqual(known.data.variables, plain)
  );
}
