import { DmnError } from '../dmn/decide.ts';
import { FeelError } from '../feel/error.ts';
import type { Incident } from './state.ts';

/** What can stop a token by the fault of model or data; docs/errors has a page for each. */
export const incidentCodes = [
  'AD_HOC_ELEMENT_UNKNOWN',
  'CARDINALITY_INVALID',
  'COLLECTION_INVALID',
  'CONDITION_NOT_BOOLEAN',
  'DECISION_UNKNOWN',
  'ENDLESS_LOOP',
  'ERROR_NOT_CAUGHT',
  'EXPRESSION_NOT_TEXT',
  'NO_FLOW_CHOSEN',
  'NO_START_CHOSEN',
  'PEOPLE_INVALID',
  'RETRIES_INVALID',
  'TIME_INVALID',
] as const;

export type IncidentCode = (typeof incidentCodes)[number];

/** Thrown inside the kernel when a token cannot go on; caught at the instance, which then waits for an engineer. */
export class IncidentError extends Error {
  readonly code: IncidentCode;

  constructor(code: IncidentCode, message: string) {
    super(message);
    this.name = 'IncidentError';
    this.code = code;
  }
}

/** What an engineer is told. Anything but an error of model or data is a mistake of ours and goes up as it is. */
export function incidentOf(error: unknown): Incident {
  if (error instanceof IncidentError || error instanceof FeelError || error instanceof DmnError) {
    return { code: error.code, message: error.message };
  }
  throw error;
}
