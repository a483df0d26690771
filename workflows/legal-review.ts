import { definition } from '../definitions/legal-review/legal-review.gen.ts';
import { implement } from './implement.ts';

/** Every step of legal-review is an action that its diagram names and fills: nothing is left to code. */
export const legalReview = implement(definition, {});
