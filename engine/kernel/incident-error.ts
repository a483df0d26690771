import { DmnError } from '../dmn/decide.ts';
import { FeelError } from '../feel/error.ts';
import type { Incident } from './state.ts';

/** Thrown inside the kernel when a token cannot go on; caught at the instance, which then waits for an engineer. */
export class IncidentError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
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
