import { condition } from '@temporalio/workflow';

/**
 * Passes when all that came with this activation has been dealt with. The SDK asks conditions before it runs what waited for a timer or
 * a result, and again after it: who continues as new at the first asking loses what has just come.
 */
export async function allHandled(): Promise<void> {
  let asked = 0;
  await condition(() => asked++ > 0);
}
