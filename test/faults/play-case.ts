import { setTimeout as pause } from 'node:timers/promises';
import type { Action } from '../../activities/kit/define-action.ts';
import type { Variables } from '../../engine/kernel/index.ts';
import { job, modelOf, text } from '../../engine/testing/index.ts';
import type { Model } from '../../engine/model.ts';
import { startCase } from '../../api/start-case.ts';
import { CASE_QUEUE } from '../../worker/start-workers.ts';
import {
  queries,
  updates,
  type CaseInput,
  type CaseResult,
  type CaseView,
} from '../../workflows/contract.ts';
import type { TrialTool } from './trial-tool.ts';

/** How a case of one action went. */
export interface Played {
  readonly result: CaseResult;
  /** Codes of the incidents that a person saw to, in their order. */
  readonly incidents: readonly string[];
}

/** What an engineer does about an incident: the step's result where it was done, or nothing where it has to be tried again. */
export type Engineer = () => Variables | undefined;

/** An engineer who sees more of them for one step gives up. */
const MOST_INCIDENTS = 5;

/** Several workers may have to be missed and started. */
const LONGEST_MS = 120_000;

interface PlayOptions {
  /** Goes on beside the case. */
  readonly meanwhile?: () => Promise<void>;
  /** What starts the case comes a second time. */
  readonly twice?: boolean;
}

/**
 * Runs the action's example as a case, with an engineer at hand. It has the same id every time, or its marks in the tool would differ.
 * Rejects after two minutes.
 */
export async function playCase(
  { client, tool }: Pick<TrialTool, 'client' | 'tool'>,
  action: Action,
  engineer: Engineer,
  { meanwhile = async () => undefined, twice = false }: PlayOptions = {},
): Promise<Played> {
  const caseId = `case of ${action.id}`;
  const taskQueue = CASE_QUEUE + tool;
  const definition = { id: action.id, hash: '' };
  const variables: Variables = { request: action.example as Variables };
  const inline = { [action.id]: oneStep(action.id) };
  const args: [CaseInput] = [{ model: definition.hash, variables, inline }];
  await client.workflow.start(action.id, { taskQueue, workflowId: caseId, args });
  if (twice) await startCase({ client, taskQueue }, { definition, caseId, variables });
  const handle = client.workflow.getHandle(caseId);
  const now = { over: false };
  const result = (handle.result() as Promise<CaseResult>).finally(() => {
    now.over = true;
  });
  const incidents: string[] = [];
  const attend = async (): Promise<void> => {
    for (const end = Date.now() + LONGEST_MS; !now.over; await pause(100)) {
      if (Date.now() > end) throw new Error('the case does not end');
      const view = await handle.query<CaseView>(queries.show).catch(() => undefined);
      for (const { instance, code } of view?.incidents ?? []) {
        incidents.push(code);
        if (incidents.length > MOST_INCIDENTS) throw new Error(`incidents: ${incidents.join(', ')}`);
        const done = engineer();
        await (done === undefined
          ? handle.executeUpdate(updates.retry, { args: [{ instance, by }] })
          : handle.executeUpdate(updates.resolve, { args: [{ instance, result: done, by }] }));
      }
    }
  };
  try {
    const [ended] = await Promise.all([result, attend(), meanwhile()]);
    return { result: ended, incidents };
  } catch (error) {
    await handle.terminate().catch(() => undefined);
    await result.catch(() => undefined);
    throw error;
  }
}

const by = 'engineer';

/** A process whose one step calls the action with the request that the case begins with. */
function oneStep(action: string): Model {
  const step = job({ job: { type: text(action) } });
  return modelOf({ elements: { step }, flows: ['begin > step > end'] }, action);
}
