import { definition } from '../definitions/lead-handover/lead-handover.gen.ts';
import { implement } from './implement.ts';

/** Every step of lead-handover is an action that its diagram names and fills: nothing is left to code. */
export const leadHandover = implement(definition, {});
