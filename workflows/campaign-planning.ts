import { definition } from '../definitions/campaign-planning/campaign-planning.gen.ts';
import { implement } from './implement.ts';

/** Every step of campaign-planning is an action that its diagram names and fills: nothing is left to code. */
export const campaignPlanning = implement(definition, {});
