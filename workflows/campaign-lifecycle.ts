import { definition } from '../definitions/campaign-lifecycle/campaign-lifecycle.gen.ts';
import { implement } from './implement.ts';

/** Every step of campaign-lifecycle is an action that its diagram names and fills: nothing is left to code. */
export const campaignLifecycle = implement(definition, {});
