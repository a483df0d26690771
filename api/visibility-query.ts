import { searchAttributes } from '../workflows/contract.ts';

/** Writes a text as a literal of a visibility query. https://docs.temporal.io/list-filter */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Visibility's names of how a case can stand; a case that continued as new is listed as its newest run only. */
const statusNames = {
  running: 'Running',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Canceled',
  terminated: 'Terminated',
} as const;

export interface CaseFilter {
  readonly processes: readonly string[];
  readonly status?: keyof typeof statusNames | undefined;
  readonly open?: boolean | undefined;
}

/** The cases of these processes. */
export function casesQuery({ processes, status, open }: CaseFilter): string {
  const types = processes.length === 0 ? quoted('') : processes.map(quoted).join(', ');
  return [
    `WorkflowType IN (${types})`,
    "ExecutionStatus != 'ContinuedAsNew'",
    ...(status === undefined ? [] : [`ExecutionStatus = ${quoted(statusNames[status])}`]),
    ...(open === undefined ? [] : [`ExecutionStatus ${open ? '=' : '!='} 'Running'`]),
  ].join(' AND ');
}

/** Running cases with a task for one of these (`role:legal`, `person:anna`). */
export function inboxQuery(whom: readonly string[]): string {
  return `${searchAttributes.tasks} IN (${whom.map(quoted).join(', ')}) AND ExecutionStatus = 'Running'`;
}

/** Running cases that wait for a message (`name`, or `name#key`). */
export function waitingQuery(message: string): string {
  return `${searchAttributes.waits} = ${quoted(message)} AND ExecutionStatus = 'Running'`;
}

/** Running cases with an incident. */
export function incidentsQuery(): string {
  return `${searchAttributes.incidents} IS NOT NULL AND ExecutionStatus = 'Running'`;
}
