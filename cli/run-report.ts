import type { RunOutcome } from '../engine/memory/run-in-memory.ts';
import { pathText, timeText } from './case-text.ts';

/** What a runner tells of a run, on whichever engine. */
export type Ran = Omit<RunOutcome, 'state' | 'took'>;

/** The public form of an outcome, as `run --json` prints it. */
export function jsonOf({ status, variables, path, others, incident, error }: Ran): unknown {
  const timed = (entries: Ran['path']) => entries.map(({ at, ...entry }) => ({ at: timeText(at), ...entry }));
  // Called cases are part of the case that calls them; the other pools of a collaboration stand for themselves.
  const pools = others.filter(({ caseId }) => !caseId.includes('.'));
  return {
    status,
    variables,
    path: timed(path),
    ...(pools.length === 0 ? {} : { others: pools.map((other) => ({ ...other, path: timed(other.path) })) }),
    ...(incident === undefined
      ? {}
      : { incident: { code: incident.code, element: incident.element, message: incident.message } }),
    ...(error === undefined ? {} : { error: { code: error.code, message: error.message } }),
  };
}

/** The outcome for a person: the path of each case, then how it ended. */
export function textOf({ status, variables, path, others, incident, error }: Ran, process: string): string {
  return [
    ...others.map(
      (other) => `${other.process} (${other.caseId}): ${other.status}\n${pathText(other.path)}\n`,
    ),
    `${process}: ${status}`,
    pathText(path),
    '',
    ...(incident === undefined
      ? []
      : [
          `incident at ${incident.element}: ${incident.code}: ${incident.message}`,
          `  next: docs/errors/${incident.code}.md says what to do`,
        ]),
    ...(error === undefined ? [] : [`error ${error.code}: ${error.message}`]),
    `variables: ${JSON.stringify(variables, undefined, 2)}`,
  ].join('\n');
}
