import type { Datum, Edge } from './edge.ts';
import type { Lineage, TracedField } from './lineage.ts';
import type { TracedVariable, TraceLine } from './trace.ts';

/** A lineage as indented text. */
export function lineageText({ field, variables }: Lineage): string {
  return [...(field === undefined ? [] : [fieldText(field)]), ...variables.map(variableText)].join('\n\n');
}

const ROLES = { asked: '', source: ' (where it comes from)', copy: ' (where it went)' } as const;

function variableText({ process, variable, role, comesFrom, changedBy, goesTo }: TracedVariable): string {
  return [
    `${variable} in ${process}${ROLES[role]}`,
    ...part('comes from', comesFrom, process),
    ...part('changed by', changedBy, process),
    ...part('goes to', goesTo, process),
  ].join('\n');
}

function part(title: string, lines: readonly TraceLine[], process: string): readonly string[] {
  if (lines.length === 0) return [];
  const texts = lines.map((line) => {
    const at = line.process === process ? line.at : `${line.process}.${line.at}`;
    return `    ${at}: ${datumText(line.datum, line.process)}${line.feel === undefined ? '' : ` = ${line.feel}`}`;
  });
  return [`  ${title}`, ...new Set(texts)];
}

function fieldText({ action, field, filledFrom, goesTo }: TracedField): string {
  const lines = (
    edges: readonly Edge[],
    sides: (edge: Edge) => readonly (readonly Datum[])[],
  ): readonly string[] =>
    edges.map((edge) => {
      const said = sides(edge).map((data) => data.map((datum) => datumText(datum, edge.process)).join(', '));
      const parts = [...said, edge.feel ?? ''].filter((part) => part !== '');
      return `    ${edge.process}.${edge.at}: ${parts.join(' = ')}`;
    });
  const filled = lines(filledFrom, ({ from, to }) => (field === '' ? [[to], from] : [from]));
  const gone = lines(goesTo, ({ to }) => [[to]]);
  return [
    field === '' ? action : `${action}.${field}`,
    ...(filled.length === 0 ? [] : ['  filled from', ...new Set(filled)]),
    ...(gone.length === 0 ? [] : ['  goes to', ...new Set(gone)]),
    ...(filled.length + gone.length === 0 ? ['  no process fills or keeps it'] : []),
  ].join('\n');
}

function datumText(datum: Datum, process: string): string {
  switch (datum.kind) {
    case 'variable':
      return datum.path;
    case 'start':
      return `start of ${process}, ${datum.field}`;
    case 'message':
      return `message ${datum.name}, ${datum.field}`;
    case 'task':
      return `task ${datum.task}, ${datum.field === 'completedBy' ? 'who decided' : datum.field}`;
    case 'form':
      return `form ${datum.form}`;
    case 'action':
      return `${datum.action} ${datum.field}${datum.personal ? ' (personal)' : ''}`;
    case 'decision':
      return `decision ${datum.decision}`;
    case 'process':
      return `process ${datum.process}, ${datum.variable}`;
    case 'use':
      return datum.what;
    default:
      return datum satisfies never;
  }
}
