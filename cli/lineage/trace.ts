import type { Datum, Edge } from './edge.ts';
import { restOf } from './edge.ts';

/** One step that data takes. */
export interface TraceLine {
  /** Id of the element, or of the flow. */
  readonly at: string;
  readonly datum: Datum;
  readonly process: string;
  readonly feel?: string;
}

/** What is known of a variable in one process. `role`: what was asked for, or what it is a copy of, or what is a copy of it. */
export interface TracedVariable {
  readonly process: string;
  readonly variable: string;
  readonly role: 'asked' | 'source' | 'copy';
  readonly comesFrom: readonly TraceLine[];
  readonly changedBy: readonly TraceLine[];
  readonly goesTo: readonly TraceLine[];
}

interface Wanted {
  readonly process: string;
  readonly variable: string;
  readonly role: TracedVariable['role'];
}

/**
 * Follows variables: upwards what they are copies of, downwards their copies, through called processes and their callers. What is
 * computed of them is named and not followed.
 */
export function traceVariables(edges: readonly Edge[], asked: readonly Wanted[]): readonly TracedVariable[] {
  const known = new Set<string>();
  const traced: TracedVariable[] = [];
  const open = [...asked];
  for (const wanted of open) {
    const key = `${wanted.role === 'source' ? 'up' : 'down'} ${wanted.process} ${wanted.variable}`;
    if (known.has(key)) continue;
    known.add(key);
    const { section, next } = trace(edges, wanted);
    traced.push(section);
    for (const one of next)
      if (!asked.some(({ process, variable }) => process === one.process && variable === one.variable))
        open.push(one);
  }
  return traced;
}

function trace(
  edges: readonly Edge[],
  { process, variable, role }: Wanted,
): { readonly section: TracedVariable; readonly next: readonly Wanted[] } {
  const next: Wanted[] = [];
  const comesFrom: TraceLine[] = [];
  const changedBy: TraceLine[] = [];
  const goesTo: TraceLine[] = [];
  const up = role !== 'copy';
  const down = role !== 'source';
  for (const edge of edges) {
    const { to, from } = edge;
    const feel = edge.feel === undefined ? {} : { feel: edge.feel };
    const line = (datum: Datum): TraceLine => ({ at: edge.at, process: edge.process, datum, ...feel });
    const written = rest(to, edge.process, process, variable);
    if (up && written !== undefined) {
      const computes = edge.how === 'computed';
      if (computes && from.every(({ kind }) => kind === 'variable')) changedBy.push(line(to));
      else for (const datum of from) comesFrom.push(line(datum));
      if (!computes)
        for (const datum of from) next.push(...variablesIn(datum, edge.process, written, 'source'));
    }
    for (const datum of from) {
      const read = rest(datum, edge.process, process, variable);
      if (!down || read === undefined) continue;
      goesTo.push(line(to));
      if (edge.how === 'copied') next.push(...variablesIn(to, edge.process, read, 'copy'));
    }
  }
  return { section: { process, variable, role, comesFrom, changedBy, goesTo }, next };
}

/** What is asked for behind a datum, where that is about the variable; it may be told from inside the process or by its caller. */
function rest(datum: Datum, at: string, process: string, variable: string): string | undefined {
  if (datum.kind === 'variable') return at === process ? restOf(variable, datum.path) : undefined;
  if (datum.kind === 'process')
    return datum.process === process ? restOf(variable, datum.variable) : undefined;
  return undefined;
}

function variablesIn(datum: Datum, at: string, behind: string, role: Wanted['role']): readonly Wanted[] {
  if (datum.kind === 'variable') return [{ process: at, variable: datum.path + behind, role }];
  if (datum.kind === 'process') return [{ process: datum.process, variable: datum.variable + behind, role }];
  return [];
}
