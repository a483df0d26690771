import { activityCases } from './activities.ts';
import { compensationCases } from './compensation.ts';
import { dataCases } from './data.ts';
import { eventCases } from './events.ts';
import { flowCases } from './flows.ts';
import { gatewayCases } from './gateways.ts';
import { instantiationCases } from './instantiation.ts';
import { joinCases } from './joins.ts';
import type { RuleCase } from './rule-case.ts';
import { soundnessCases } from './soundness.ts';
import { stepCases } from './steps.ts';
import { throwCases } from './throws.ts';
import { transactionCases } from './transactions.ts';

/** Files that break a rule, and files that keep it, for every rule. */
export const ruleCases: readonly RuleCase[] = [
  ...flowCases,
  ...eventCases,
  ...compensationCases,
  ...transactionCases,
  ...gatewayCases,
  ...joinCases,
  ...soundnessCases,
  ...instantiationCases,
  ...dataCases,
  ...stepCases,
  ...throwCases,
  ...activityCases,
];
