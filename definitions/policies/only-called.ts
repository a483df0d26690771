import { onlyCalled } from '../policy.ts';
import type { Policy } from '../policy.ts';

/** What a launch needs is proven by the process that calls it; the API refuses to start one by itself. */
export const onlyCalledByOthers = {
  code: 'PROCESS_ONLY_CALLED',
  rule: 'launch and review-cycle begin only from campaign-lifecycle.',
  ...onlyCalled('launch', 'review-cycle'),
} satisfies Policy;
