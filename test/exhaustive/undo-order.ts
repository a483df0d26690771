import {
  advance,
  initialState,
  type Happening,
  type PathEntry,
  type State,
} from '../../engine/kernel/index.ts';
import type { Model } from '../../engine/model.ts';

/** All ways in which the jobs of a model can be done: each way's path, up to where nothing is left to do. */
export function* allPaths(
  model: Model,
): Generator<{ readonly path: readonly PathEntry[]; readonly state: State }> {
  const start: Happening = { on: 'start', at: 0, caseId: 'c-1', variables: {} };
  const first = advance(model, initialState(), start);
  const open = [{ written: JSON.stringify(first.state), path: first.path }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const state = JSON.parse(one.written) as State;
    const jobs = [
      ...Object.values(state.instances).flatMap(({ id, outside }) => (outside === undefined ? [] : [id])),
      ...Object.keys(state.late).map(Number),
    ];
    if (jobs.length === 0) yield { path: one.path, state };
    for (const instance of jobs) {
      const next = advance(model, JSON.parse(one.written) as State, { on: 'done', at: 0, instance });
      open.push({ written: JSON.stringify(next.state), path: [...one.path, ...next.path] });
    }
  }
}

/**
 * The jobs that must have been undone, in that order, told from the path alone: in each scope the last that completed first, and
 * where a sub-process stands in that order, what completed in it. One that never completed (its transaction was cancelled) is last.
 */
export function expectedOrder(model: Model, path: readonly PathEntry[]): readonly string[] {
  const completions = path
    .filter(({ event, element }) => event === 'completed' && /^(do|scope)/.test(element))
    .map(({ element }) => element);
  const entered = path.filter(({ event, element }) => event === 'entered' && element.startsWith('scope'));
  const cutShort = entered.map(({ element }) => element).filter((element) => !completions.includes(element));
  const inside = (scope: string | undefined): readonly string[] =>
    [...completions, ...cutShort]
      .filter((element) => model.elements[element]?.scope === scope)
      .toReversed()
      .flatMap((element) => (element.startsWith('do') ? [element.replace('do', 'undo')] : inside(element)));
  return inside(model.elements['whole'] === undefined ? model.id : 'whole');
}

/** The handlers that have run, in their order. */
export function undoneIn(path: readonly PathEntry[]): readonly string[] {
  return path
    .filter(({ event, element }) => event === 'completed' && element.startsWith('undo'))
    .map(({ element }) => element);
}
