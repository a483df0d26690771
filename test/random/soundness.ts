import type { Ends } from './drawing.ts';
import type { Instance, PathEntry, State } from '../../engine/kernel/index.ts';

/** What is wrong with a state and the path that led there; nothing if all is as it must be. */
export function faultOf(state: State, path: readonly PathEntry[]): string | undefined {
  const instances = Object.values(state.instances);
  return (
    first(instances, (instance) => faultOfInstance(state, instance)) ??
    first(Object.values(state.waits), (wait) =>
      state.instances[wait.owner]?.waits?.includes(wait.id) ? undefined : `wait ${wait.id} has no owner`,
    ) ??
    faultOfStory(state, path) ??
    (state.status !== 'running' && instances.length > 0 ? 'the case has ended, but not all of it' : undefined)
  );
}

function faultOfInstance(state: State, instance: Instance): string | undefined {
  const name = `${instance.element} (${instance.id})`;
  const children = Object.keys(instance.children ?? {}).map(Number);
  if (instance.pending) return `${name} never began`;
  if (instance.parent !== 0 && !state.instances[instance.parent]?.children?.[instance.id])
    return `${name} is unknown to its scope`;
  if (children.length !== (instance.active ?? 0)) return `${name} counts its children wrongly`;
  if (children.some((child) => state.instances[child]?.parent !== instance.id))
    return `${name} has lost a child`;
  if (instance.waits?.some((wait) => state.waits[wait] === undefined)) return `${name} waits for nothing`;
  const waits =
    children.length > 0 ||
    instance.outside !== undefined ||
    instance.incident !== undefined ||
    instance.undo !== undefined ||
    instance.compensates !== undefined ||
    instance.calledOff === true ||
    // An instance of a cancelled multi-instance transaction: its body undoes all.
    (instance.cancelled !== undefined && state.instances[instance.parent]?.cancelled !== undefined) ||
    instance.starved === true ||
    (instance.waits ?? []).length > 0;
  return waits ? undefined : `${name} is a lost token: it waits for nothing`;
}

/** Whoever entered is still there, has completed or was terminated: once, and nobody else. */
function faultOfStory(state: State, path: readonly PathEntry[]): string | undefined {
  const lives = new Map<number, PathEntry>();
  for (const entry of path.filter(({ event }) => event !== 'failed')) {
    const life = lives.get(entry.instance)?.event;
    if (!BEFORE[entry.event].includes(life))
      return `${entry.element} is ${entry.event}, but was ${life ?? 'not there'}`;
    lives.set(entry.instance, entry);
  }
  return first([...lives.values()], ({ element, event, instance }) =>
    (event === 'entered') === (state.instances[instance] !== undefined)
      ? undefined
      : `${element} is ${event}, and ${event === 'entered' ? 'gone' : 'still there'}`,
  );
}

type Lives = Readonly<Record<PathEntry['event'], readonly (PathEntry['event'] | undefined)[]>>;

/** What must have happened to an instance before. */
const BEFORE: Lives = {
  entered: [undefined],
  completed: ['entered'],
  terminated: ['entered'],
  // A step that was cut short may have done its work all the same.
  compensated: ['completed', 'terminated'],
  failed: ['entered'],
};

/** As many tokens leave a block as came in; fewer only where something was interrupted. */
export function faultOfBlocks(blocks: readonly Ends[], path: readonly PathEntry[]): string | undefined {
  const count = (element: string, event: PathEntry['event']): number =>
    path.filter((entry) => entry.element === element && entry.event === event).length;
  // A condition may interrupt while the only token is on its way between two elements: nothing is terminated then.
  const interrupted = path.some(({ event, kind }) => event === 'terminated' || kind === 'eventSubProcess');
  return first(blocks, (block) => {
    const [came, left] = [count(block.first, 'entered'), count(block.last, 'completed')];
    return left > came || (left < came && !interrupted)
      ? `${came} tokens came to ${block.first}, but ${left} left ${block.last}`
      : undefined;
  });
}

function first<T>(items: readonly T[], fault: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = fault(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
