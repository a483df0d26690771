import type { JobCall } from '../kernel/command.ts';
import { IncidentError } from '../kernel/incident-error.ts';
import type { Site } from '../kernel/move.ts';
import type { Job } from '../model.ts';

/** The call of a job: its type, and what the input mappings made. */
export function jobCall(job: Job, site: Site): JobCall {
  const input = site.input();
  return {
    type: site.text(job.type, 'a job type'),
    ...(input === undefined ? {} : { input }),
    ...(job.headers === undefined ? {} : { headers: job.headers }),
    ...(job.retries === undefined ? {} : { retries: retriesOf(site.evaluate(job.retries)) }),
  };
}

function retriesOf(value: unknown): number {
  const retries = Number(value);
  if (Number.isInteger(retries) && retries >= 0) return retries;
  throw new IncidentError('RETRIES_INVALID', `retries must be a whole number, not ${JSON.stringify(value)}`);
}
