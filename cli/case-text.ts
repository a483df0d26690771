import type { z } from 'zod';
import type { caseView, PathEntryView } from '../api/case-views.ts';
import { columns } from './output.ts';

/** A time as people read it: ISO 8601, UTC; nothing when there is none. */
export function timeText(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : new Date(milliseconds).toISOString();
}

/** The events of a path, one a line. */
export function pathText(path: readonly PathEntryView[]): string {
  const rows = path.map(({ at, event, kind, element, name, by }) => [
    timeText(at),
    event,
    kind,
    element,
    name === element ? '' : name.replaceAll(/\s+/g, ' '),
    by === undefined ? '' : `by ${by}`,
  ]);
  return columns(['time', 'event', 'kind', 'element', 'name', ''], rows);
}

/** Where a case stands. */
export function caseText(view: z.output<typeof caseView>): string {
  const {
    caseId,
    process,
    status,
    started,
    tokens,
    tasks,
    incidents,
    timers,
    messages,
    signals,
    children,
    ending,
    variables,
  } = view;
  const part = (
    title: string,
    head: readonly string[],
    rows: Parameters<typeof columns>[1],
  ): readonly string[] => (rows.length === 0 ? [] : ['', title, columns(head, rows)]);
  return [
    `${caseId} (${process}): ${status}, started ${timeText(started)}`,
    ...(ending === undefined ? [] : [`ended with ${ending.code}: ${ending.message}`]),
    ...part(
      'tokens',
      ['element', 'instance'],
      tokens.map((one) => [one.element, one.instance]),
    ),
    ...part(
      'tasks',
      ['task', 'name', 'for', 'due'],
      tasks.map((one) => [one.task, one.name, [...one.groups, ...one.users].join(', '), timeText(one.due)]),
    ),
    ...part(
      'incidents',
      ['instance', 'element', 'code', 'message'],
      incidents.map((one) => [one.instance, one.element, one.code, one.message]),
    ),
    ...part(
      'timers',
      ['element', 'due'],
      timers.map((one) => [one.element, timeText(one.due)]),
    ),
    ...part(
      'messages',
      ['name', 'key', 'element'],
      messages.map((one) => [one.name, one.key, one.element]),
    ),
    ...part(
      'signals',
      ['name', 'element'],
      signals.map((one) => [one.name, one.element]),
    ),
    ...part(
      'called cases',
      ['element', 'case'],
      children.map((one) => [one.element, one.caseId]),
    ),
    '',
    `variables: ${JSON.stringify(variables, undefined, 2)}`,
  ].join('\n');
}
