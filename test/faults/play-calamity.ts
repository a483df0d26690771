import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { isTriedOnce, type Action } from '../../activities/kit/define-action.ts';
import type { Calamity } from './faults.ts';
import { playCase } from './play-case.ts';
import type { TrialTool } from './trial-tool.ts';
import type { Variables } from '../../engine/kernel/index.ts';

/** What an undisturbed case leaves in the tool, and gives. */
export interface Undisturbed {
  readonly state: unknown;
  readonly requests: number;
  readonly result: Variables;
}

/** What came of a calamity. `seen to`: an engineer looked and decided. */
export type Outcome =
  | { readonly kind: 'passed'; readonly seenTo: readonly string[] }
  | { readonly kind: 'failed'; readonly why: string };

export async function playUndisturbed(trial: TrialTool, action: Action): Promise<Undisturbed> {
  const { sandbox, tool } = trial;
  sandbox.reset();
  const { result, incidents } = await playCase(trial, action, () => undefined);
  if (incidents.length > 0 || result.status !== 'completed')
    throw new Error(`${action.id} does not run undisturbed: ${incidents.join(', ') || result.status}`);
  return {
    state: structuredClone(sandbox.state[tool]),
    requests: sandbox.requests.length,
    result: outputOf(result.variables),
  };
}

/** Lets it happen at each request of the action in turn; the first that leaves something else than one clean run leaves fails. */
export async function playCalamity(
  trial: TrialTool,
  action: Action,
  calamity: Calamity,
  clean: Undisturbed,
): Promise<Outcome> {
  const seenTo = new Set<string>();
  for (let request = 1; request <= (calamity.kind === 'twice' ? 1 : clean.requests); request += 1) {
    const outcome = await playOnce(trial, action, calamity, clean, request);
    if (outcome.kind === 'failed') return { ...outcome, why: `request ${request}: ${outcome.why}` };
    for (const code of outcome.seenTo) seenTo.add(code);
  }
  return { kind: 'passed', seenTo: [...seenTo] };
}

async function playOnce(
  trial: TrialTool,
  action: Action,
  calamity: Calamity,
  clean: Undisturbed,
  request: number,
): Promise<Outcome> {
  const { sandbox, worker, tool } = trial;
  sandbox.reset();
  await worker.dieAt(undefined);
  const skip = request - 1;
  let meanwhile: (() => Promise<void>) | undefined;
  if (calamity.kind === 'tool') sandbox.failNext({ tool, match: { skip }, fault: calamity.fault });
  if (calamity.kind === 'worker') {
    const { moment } = calamity;
    if (moment === 'after sending') meanwhile = killAfterSending(trial, skip);
    else await worker.dieAt({ kind: 'death', moment, request });
  }
  /** Looks into the tool: it was done, or it was not. */
  const blind = isTriedOnce(action);
  const engineer = () => (blind && same() ? clean.result : undefined);
  const same = () => isDeepStrictEqual(sandbox.state[tool], clean.state);
  const { result, incidents } = await playCase(trial, action, engineer, {
    twice: calamity.kind === 'twice',
    ...(meanwhile === undefined ? {} : { meanwhile }),
  });
  if (result.status !== 'completed') return { kind: 'failed', why: `the case is ${result.status}` };
  return same()
    ? { kind: 'passed', seenTo: incidents }
    : { kind: 'failed', why: 'the tool holds something else than after one clean run' };
}

/** The tool has done the work, and the worker is gone before it hears of it. */
function killAfterSending({ sandbox, worker, tool }: TrialTool, skip: number): () => Promise<void> {
  sandbox.failNext({ tool, match: { skip }, fault: { answerDelayMs: 60_000 } });
  const before = sandbox.held;
  return async () => {
    for (let waited = 0; sandbox.held === before && waited < 20_000; waited += 2) await pause(2);
    await worker.kill();
  };
}

/** What the step gave; the case had the rest before. */
function outputOf({ request: _request, caseId: _caseId, ...output }: Variables): Variables {
  return output;
}
