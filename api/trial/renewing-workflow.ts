import { continueAsNew, defineQuery, defineSignal, condition, setHandler } from '@temporalio/workflow';
import type { CasePath } from '../../workflows/contract.ts';

const line = (at: number): CasePath[number] => ({
  at,
  element: `step${at}`,
  name: `Step ${at}`,
  kind: 'task',
  event: 'completed',
  instance: at,
});

/** A case of two runs, each of which knows its own part of the path, as long cases do. */
export async function renewing(run: number): Promise<void> {
  const path = [line(run * 2 + 1)];
  let on = false;
  setHandler(defineQuery<CasePath>('path'), () => path);
  setHandler(defineSignal('on'), () => void (on = true));
  await condition(() => on);
  path.push(line(run * 2 + 2));
  if (run === 0) await continueAsNew<typeof renewing>(1);
}
