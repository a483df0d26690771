import type { Connector } from '../../activities/kit/activities.ts';
import type { Action } from '../../activities/kit/define-action.ts';
import type { Sandbox } from '../../activities/sandbox/define-sandbox.ts';
import { startTrial, type Trial } from '../../activities/sandbox/trial.ts';
import { contract, type ContractChecker, type Matched } from './contract.ts';
import { readerOf, type Reader } from './stated.ts';

/** What an action was seen to ask of its tool, and what was wrong with it. */
export interface Exercised {
  readonly action: Action;
  readonly operations: readonly Matched[];
  /** Why it proves nothing: its example fails, or breaks the contract. */
  readonly faults: readonly string[];
}

/** Runs the example of every action of a connector against its sandbox, and its look for earlier work where it has one. */
export async function exercise(
  { tool, actions }: Connector,
  sandbox: Sandbox,
): Promise<readonly Exercised[]> {
  const checker = 'file' in tool.contract ? contract(tool.contract) : undefined;
  const read = readerOf(tool, sandbox);
  const trial = await startTrial(sandbox);
  try {
    const exercised: Exercised[] = [];
    for (const action of Object.values(actions)) exercised.push(await run(action, trial, read, checker));
    return exercised;
  } finally {
    await trial.close();
  }
}

async function run(
  action: Action,
  trial: Trial,
  read: Reader,
  checker: ContractChecker | undefined,
): Promise<Exercised> {
  trial.sandbox.reset();
  try {
    await trial.call(action, action.example);
    if (action.find !== undefined) await trial.call(action, action.example, { mayHaveRun: true });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { action, operations: [], faults: [`${action.id}: its example fails: ${said}`] };
  }
  const exchanges = trial.sandbox.requests;
  const matched = exchanges.flatMap(read);
  const operations = [...new Map(matched.map((one) => [`${one.basis} ${one.operation}`, one])).values()];
  const faults = exchanges.flatMap((exchange) => checker?.check(exchange) ?? []);
  return { action, operations, faults: [...new Set(faults)].map((fault) => `${action.id}: ${fault}`) };
}
