import { definition } from '../definitions/review-cycle/review-cycle.gen.ts';
import { implement } from './implement.ts';

/** Every step of review-cycle is an action that its diagram names and fills: nothing is left to code. */
export const reviewCycle = implement(definition, {});
