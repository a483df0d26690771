import { activityCases } from './activity-cases.ts';
import { dataCases } from './data-cases.ts';
import type { ElementCase } from './element-case.ts';
import { gatewayCases } from './gateway-cases.ts';
import { refusedCases } from './refused-cases.ts';
import { repetitionCases } from './repetition-cases.ts';
import { scopeCases } from './scope-cases.ts';
import { workCases } from './work-cases.ts';

/** A part of the table of elements. */
export interface Group {
  readonly title: string;
  readonly cases: readonly ElementCase[];
}

/** Everything but the events, which have a table of their own. */
export const groups: readonly Group[] = [
  { title: 'Activities, alone and repeated', cases: activityCases },
  { title: 'How activities are repeated', cases: repetitionCases },
  { title: 'How work is done, and by whom', cases: workCases },
  { title: 'Gateways and flows', cases: gatewayCases },
  { title: 'Processes, sub-processes and pools', cases: scopeCases },
  { title: 'Data', cases: dataCases },
  { title: 'Refused by name', cases: refusedCases },
];
