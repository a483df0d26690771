import type { RunOutcome } from '../../engine/memory/run-in-memory.ts';

type Told = Omit<RunOutcome, 'state' | 'took'> & { readonly caseId?: string };

/** What came of a run, line by line, but for times and the ids that a runner gave. */
export function storyOf({
  caseId = 'demo-1',
  status,
  variables,
  incident,
  error,
  path,
  others,
}: Told): string {
  const lines = [
    `${status} ${JSON.stringify(sorted(variables))}`,
    ...(incident === undefined ? [] : [`incident ${JSON.stringify(sorted({ ...incident }))}`]),
    ...(error === undefined ? [] : [`error ${error.code} ${error.message}`]),
    ...linesOf(path),
    ...others
      .toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))
      .flatMap((other) => [`${other.caseId} ${other.status}`, ...linesOf(other.path)]),
  ];
  return lines.join('\n').replaceAll(caseId, 'demo');
}

function linesOf(path: RunOutcome['path']): readonly string[] {
  return path.map(({ element, instance, event }) => `  ${element} (${instance}) ${event}`);
}

function sorted(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
