import { isDeepStrictEqual } from 'node:util';
import type { PathEntry } from '../../engine/kernel/index.ts';
import type { Model } from '../../engine/model.ts';
import type { BetsyCase, BetsyOutcome } from './betsy-case.ts';
import { mergePaths, tokensAt, type Played } from './betsy-trace.ts';

/** The first way in which a run is not what the case expects, or undefined. */
export function difference(
  expected: BetsyOutcome,
  { labels }: Pick<BetsyCase, 'labels'>,
  played: Played,
  models: readonly Model[],
): string | undefined {
  const path = mergePaths(played);
  const completions = path.flatMap((entry) => {
    const label = labels[entry.element];
    return entry.event === 'completed' && label !== undefined && !expected.ignored.includes(label)
      ? [label]
      : [];
  });
  return (
    differentCompletions(expected, completions) ??
    differentEnd(expected, played, models) ??
    notOverlapping(expected, labels, path) ??
    differentVariables(expected, played)
  );
}

function differentCompletions(expected: BetsyOutcome, completed: readonly string[]): string | undefined {
  const forbidden = completed.find((label) => expected.mustNotComplete.includes(label));
  if (forbidden !== undefined) return `${forbidden} completed, but must not`;
  const wanted = expected.completed.filter((label) => !expected.ignored.includes(label));
  const inOrder = (list: readonly string[]): string =>
    (expected.order === 'sequence' ? list : list.toSorted()).join(', ') || 'nothing';
  if (inOrder(wanted) !== inOrder(completed)) {
    return `completed ${inOrder(completed)}; expected ${inOrder(wanted)}${expected.order === 'sequence' ? ' in this order' : ''}`;
  }
  const reversed = expected.precedes.find(
    ([first, then]) => completed.lastIndexOf(first) > completed.indexOf(then),
  );
  return reversed === undefined ? undefined : `${reversed[1]} completed before ${reversed[0]}`;
}

function differentEnd(expected: BetsyOutcome, played: Played, models: readonly Model[]): string | undefined {
  const { status, incident, error, others } = played;
  const ended = `it ended ${[status, incident?.code ?? error?.code ?? '', incident?.element ?? ''].join(' ').trim()}`;
  switch (expected.endState) {
    case 'completed': {
      const open = others.find((other) => other.status === 'waiting' || other.status === 'incident');
      if (open !== undefined) return `${open.process} has not ended: ${open.status}`;
      return status === 'completed' || status === 'terminated' ? undefined : ended;
    }
    case 'active': {
      if (status !== 'waiting') return `${ended}; expected it to be active`;
      const tokens = tokensAt(models, played.path);
      const missing = expected.activeAt.find((element) => !tokens.has(element));
      return missing === undefined ? undefined : `no token at ${missing}, but at ${[...tokens].join(', ')}`;
    }
    case 'incident':
      if (status === 'incident' && incident?.element === (expected.incident?.element ?? incident?.element))
        return undefined;
      return `${ended}; expected an incident at ${expected.incident?.element}`;
    case 'error':
      // Camunda 8 stops with an incident where BPMN lets the case end abnormally: either will do.
      if (status === 'incident' || (status === 'failed' && error?.code === expected.error?.errorCode))
        return undefined;
      return `${ended}; expected it to fail with ${expected.error?.errorCode}`;
    case 'rejected-or-incident':
      return status === 'incident' ? undefined : `${ended}; expected a rejection or an incident`;
    default:
      return expected.endState satisfies never;
  }
}

/** Both must have been open at some moment. */
function notOverlapping(
  { overlapping }: BetsyOutcome,
  labels: BetsyCase['labels'],
  path: readonly PathEntry[],
): string | undefined {
  const at = (label: string, event: PathEntry['event']): number =>
    path.findIndex((entry) => labels[entry.element] === label && entry.event === event);
  const apart = overlapping.find(
    ([a, b]) => at(a, 'entered') > at(b, 'completed') || at(b, 'entered') > at(a, 'completed'),
  );
  return apart === undefined ? undefined : `${apart.join(' and ')} were not open at the same time`;
}

function differentVariables({ variables = {} }: BetsyOutcome, played: Played): string | undefined {
  for (const [name, value] of Object.entries(variables)) {
    const found = played.variables[name];
    if (!isDeepStrictEqual(found, value))
      return `${name} is ${JSON.stringify(found)}; expected ${JSON.stringify(value)}`;
  }
  return undefined;
}
