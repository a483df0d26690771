import type { Instance, State, Wait } from './state.ts';

type ConditionWait = Extract<Wait, { kind: 'condition' }>;

/**
 * A condition sees the variables of its owner and of every scope around it: each of them keeps which waits read which variable, so
 * that a write finds exactly those, however many other conditions there are.
 */
export function watch(state: State, wait: ConditionWait): void {
  for (const instance of seenBy(state, wait)) {
    const watchers = (instance.watchers ??= {});
    for (const name of wait.reads) {
      const watching = (watchers[name] ??= { count: 0, waits: {} });
      watching.waits[wait.id] = true;
      watching.count += 1;
    }
  }
}

/** The condition is waited for no more. */
export function unwatch(state: State, wait: ConditionWait): void {
  for (const instance of seenBy(state, wait)) {
    const { watchers } = instance;
    if (watchers === undefined) continue;
    for (const name of wait.reads) {
      const watching = watchers[name];
      if (watching?.waits[wait.id] === undefined) continue;
      delete watching.waits[wait.id];
      watching.count -= 1;
      if (watching.count === 0) delete watchers[name];
    }
    if (Object.keys(watchers).length === 0) delete instance.watchers;
  }
}

/** A variable of an instance has been written: the conditions that read it are to be looked at. */
export function markWatchers(state: State, instance: Instance, name: string, how: 'create' | 'update'): void {
  for (const id in instance.watchers?.[name]?.waits) {
    const wait = state.waits[Number(id)];
    if (wait?.kind === 'condition' && (wait.on ?? how) === how) mark(state, wait);
  }
}

/** The condition is to be looked at. */
export function mark(state: State, wait: ConditionWait): void {
  if (wait.marked) return;
  wait.marked = true;
  (state.marked ??= []).push(wait.id);
}

function* seenBy(state: State, { owner }: ConditionWait): Generator<Instance> {
  for (let at = state.instances[owner]; at !== undefined; at = state.instances[at.parent]) yield at;
}
