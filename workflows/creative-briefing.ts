import { definition } from '../definitions/creative-briefing/creative-briefing.gen.ts';
import { implement } from './implement.ts';

/** Every step of creative-briefing is an action that its diagram names and fills: nothing is left to code. */
export const creativeBriefing = implement(definition, {});
