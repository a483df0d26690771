import { definition } from '../definitions/launch/launch.gen.ts';
import { implement } from './implement.ts';

/** Every step of launch is an action that its diagram names and fills: nothing is left to code. */
export const launch = implement(definition, {});
