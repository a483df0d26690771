import { unknownStep } from '../../compiler/check/scopes.ts';
import { fieldNames, type Shape } from '../../compiler/check/shape.ts';
import { nearest } from '../../compiler/feel/nearest.ts';
import { Failure } from '../failure.ts';
import { unknownProcess } from '../unknown-process.ts';
import { actionShapes, drawnProcesses, type DrawnProcess } from './drawn-process.ts';
import { restOf, type Edge } from './edge.ts';
import { edgesOf } from './edges.ts';
import { traceVariables, type TracedVariable } from './trace.ts';

/** Where a field of a tool is filled from, and where it goes. */
export interface TracedField {
  readonly action: string;
  readonly field: string;
  readonly filledFrom: readonly Edge[];
  readonly goesTo: readonly Edge[];
}

/** The lineage of what was asked for. */
export interface Lineage {
  readonly asked: string;
  readonly field?: TracedField;
  readonly variables: readonly TracedVariable[];
}

/** Lineage of a variable, `lead.email`, or of a tool's field, `hubspot.upsertContact.email`; LINEAGE_UNKNOWN where nothing has the name. */
export function lineageOf(asked: string, only?: string): Lineage {
  const processes = drawnProcesses();
  if (only !== undefined && !processes.has(only))
    throw unknownProcess(only, 'is no process', [...processes.keys()]);
  const edges = [...processes.values()].flatMap(edgesOf);
  const [tool, verb, ...field] = asked.split('.');
  const action = `${tool}.${verb}`;
  if (Object.hasOwn(actionShapes, action))
    return fieldLineage(asked, { action, field: field.join('.') }, edges, only);
  const owners = [...processes.values()].filter(
    (process) => (only === undefined || process.model.id === only) && has(process, asked, edges),
  );
  if (owners.length === 0) throw unknown(asked, [...processes.values()], only);
  const wanted = owners.map(({ model }) => ({ process: model.id, variable: asked, role: 'asked' as const }));
  return { asked, variables: traceVariables(edges, wanted) };
}

/** A variable of the schema, or one that a step has for itself. */
function has({ model, variables }: DrawnProcess, asked: string, edges: readonly Edge[]): boolean {
  const path = asked.split('.');
  if (Object.hasOwn(variables.properties ?? {}, path[0] ?? ''))
    return unknownStep(variables, path) === undefined;
  return edges.some(
    ({ process, to }) =>
      process === model.id && to.kind === 'variable' && restOf(asked, to.path) !== undefined,
  );
}

function fieldLineage(
  asked: string,
  { action, field }: { readonly action: string; readonly field: string },
  edges: readonly Edge[],
  only: string | undefined,
): Lineage {
  const { input, output } = actionShapes[action] ?? { input: {}, output: {} };
  const known = [...fieldNames(input), ...fieldNames(output)];
  const path = field.split('.');
  if (field !== '' && unknownStep(input, path) !== undefined && unknownStep(output, path) !== undefined) {
    const meant = nearest(path[0] ?? '', known);
    throw failure(
      `${action} has no field ${field}; it has ${[...new Set(known)].join(', ')}`,
      meant && `${action}.${meant}`,
    );
  }
  const isMeant = (datum: Edge['to']): boolean =>
    datum.kind === 'action' &&
    datum.action === action &&
    (field === '' || restOf(datum.field, field) !== undefined);
  const own = edges.filter(({ process }) => only === undefined || process === only);
  const filledFrom = own.filter(({ to }) => isMeant(to));
  const goesTo = own.filter(({ from }) => from.some(isMeant));
  const sources = filledFrom.flatMap(({ process, from }) =>
    from.flatMap((datum) =>
      datum.kind === 'variable' ? [{ process, variable: datum.path, role: 'source' as const }] : [],
    ),
  );
  const copies = goesTo.flatMap(({ process, to }) =>
    to.kind === 'variable' ? [{ process, variable: to.path, role: 'copy' as const }] : [],
  );
  return {
    asked,
    field: { action, field, filledFrom, goesTo },
    variables: traceVariables(edges, [...sources, ...copies]),
  };
}

function unknown(asked: string, processes: readonly DrawnProcess[], only: string | undefined): Failure {
  const among = processes.filter(({ model }) => only === undefined || model.id === only);
  const names = [...new Set(among.flatMap(({ variables }) => pathsOf(variables)))];
  const called = names.find((name) => name.endsWith(`.${asked}`));
  const meant = called ?? nearest(asked, [...names, ...Object.keys(actionShapes)]);
  const where = only === undefined ? 'no process has' : `${only} has no`;
  return failure(
    `${where} ${only === undefined ? 'a ' : ''}variable ${asked}, and no tool such a field`,
    meant,
  );
}

function failure(message: string, meant: string | undefined): Failure {
  return meant === undefined
    ? new Failure('LINEAGE_UNKNOWN', message)
    : new Failure('LINEAGE_UNKNOWN', message, `did you mean ${meant}?`);
}

/** Names of variables, with their entries. */
function pathsOf(shape: Shape): readonly string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => [
    name,
    ...fieldNames(inner).map((entry) => `${name}.${entry}`),
  ]);
}
