import {
  advance,
  initialState,
  type Happening,
  type PathEntry,
  type State,
} from '../../engine/kernel/index.ts';
import type { Model } from '../../engine/model.ts';
import { Ledger } from './ledger.ts';
import { faultOf } from './soundness.ts';

/** How a random run went: what is wrong with it, if anything, and its path. */
export interface Played {
  readonly fault?: string;
  readonly path: readonly PathEntry[];
}

/** Steps after which a run that has not ended counts as endless; without choices left the world only says what ends it. */
const MAX_STEPS = 2_000;

/**
 * Plays a model to its end; `choices` say what happens next each time (0 when they run out). Twice at once: with the state as it
 * is, and written down and read again after every step. Both must always agree.
 */
export function play(model: Model, choices: readonly number[]): Played {
  const path: PathEntry[] = [];
  const ledger = new Ledger();
  const left = [...choices];
  const choose = (of: number): number => (left.shift() ?? 0) % of;
  let kept = initialState();
  let written = initialState();
  let happening: Happening | undefined = { on: 'start', at: 0, caseId: 'c-1', variables: {} };
  for (let step = 0; step < MAX_STEPS; step++) {
    const one = advance(model, kept, happening);
    const other = advance(model, written, happening);
    ledger.enter(happening, one.commands);
    kept = one.state;
    written = JSON.parse(JSON.stringify(other.state)) as State;
    for (const entry of one.path) path.push(entry);
    const fault =
      JSON.stringify([one.state, one.path, one.commands]) ===
      JSON.stringify([written, other.path, other.commands])
        ? (faultOf(kept, path) ?? ledger.faultOf(kept))
        : 'the state that was written down goes on differently';
    if (fault !== undefined) return { fault, path };
    if (kept.status !== 'running') return { path };
    const possible: readonly Happening[] = [
      ...happeningsOf(kept, happening.at, choose),
      ...activationsOf(model, kept, happening.at, choose),
    ];
    happening = possible[choose(possible.length)];
    if (happening === undefined) return { fault: 'nothing can happen any more', path };
  }
  return { fault: `no end after ${MAX_STEPS} steps`, path };
}

/** All that the world could do now. First what ends things: that is what happens when nobody chooses. */
function happeningsOf(state: State, now: number, choose: (of: number) => number): readonly Happening[] {
  const at = now + 1;
  const instances = Object.values(state.instances);
  const open = instances.filter((instance) => instance.outside !== undefined);
  const late = Object.keys(state.late).map(Number);
  const done = (instance: number, element: string): Happening => ({
    on: 'done',
    at,
    instance,
    result: { [`answer_${element}`]: choose(10), mood: choose(10) },
  });
  return [
    ...instances
      .filter((instance) => instance.incident !== undefined)
      .map(({ id: instance }): Happening => ({ on: 'retry', at, instance })),
    ...open.map(({ id, element }) => done(id, element)),
    ...late.map((id) => done(id, 'late')),
    // The youngest first: what waits inside is over before what may come again around it.
    ...Object.values(state.waits)
      .toReversed()
      .flatMap((wait): readonly Happening[] => {
        if (wait.kind === 'timer') return [{ on: 'timer', at: Math.max(at, wait.due), wait: wait.id }];
        return wait.kind === 'condition' ? [] : [{ on: wait.kind, at, name: wait.name, variables: {} }];
      }),
    ...open.flatMap(({ id: instance }): readonly Happening[] => [
      { on: 'error', at, instance, error: { code: 'RISK', message: 'it went wrong' } },
      { on: 'broken', at, instance, incident: { code: 'TIMEOUT', message: 'no answer' } },
    ]),
  ];
}

/** What people could begin besides in ad-hoc sub-processes that are open. */
function activationsOf(
  model: Model,
  state: State,
  now: number,
  choose: (of: number) => number,
): readonly Happening[] {
  return Object.values(state.instances).flatMap(({ id: instance, element, adHoc }): readonly Happening[] => {
    const scope = model.elements[element];
    if (adHoc === undefined || scope?.kind !== 'adHocSubProcess') return [];
    const chosen = scope.starts[choose(scope.starts.length)];
    return chosen === undefined ? [] : [{ on: 'activate', at: now + 1, instance, elements: [chosen] }];
  });
}
