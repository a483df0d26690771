import type { Element } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { groupBy } from '../parse/grouping.ts';
import type { Checked } from './checked.ts';
import { isScope } from './locals.ts';
import { besides } from './beside.ts';
import { compensated } from './compensated.ts';
import { completions } from './completions.ts';
import { settled } from './settled.ts';
import { namesWritten } from './written-before.ts';

/** Which of the variables that a schema requires are certainly there, along the flow. */
export interface Certainty {
  readonly required: ReadonlySet<string>;
  isBefore(element: string, name: string): boolean;
  isBehind(element: string, name: string): boolean;
  /** Whether other tokens may still be on their way when one is at an element. */
  isBeside(element: string): boolean;
}

type Names = ReadonlySet<string>;
/** What is known at an element, by its id. */
type KnownAt = (id: string | undefined) => Names;

/**
 * Follows what is written along all ways: where ways meet, what each of them has; where branches are joined, what any of them has.
 * Undefined where nothing is required. All variables count as there until a way is found on which one is not.
 */
export function certainty(checked: Checked): Certainty | undefined {
  const { model, scopes, start } = checked;
  const given = new Set(start.required);
  // What every case begins with needs no looking for.
  const isAlways = Object.values(model.elements).every(
    (element) => element.scope !== model.id || element.kind !== 'startEvent' || element.event.kind === 'none',
  );
  const required: Names = new Set(
    Object.keys(scopes.process.properties ?? {}).filter(
      (name) => scopes.process.required?.includes(name) === true && !(isAlways && given.has(name)),
    ),
  );
  if (required.size === 0) return undefined;
  const brought: Names = new Set([...given].filter((name) => required.has(name)));
  const elements = Object.values(model.elements).filter(({ kind }) => kind !== 'process');
  const writes = new Map<string, Names>();
  for (const element of elements) {
    // Where nobody can say what comes of it, it may be what is looked for.
    const names = namesWritten(element, checked) ?? [...required];
    const around = model.elements[element.scope ?? ''];
    const isOuter = (name: string): boolean =>
      around === undefined || checked.holder(around, name) === undefined;
    writes.set(element.id, new Set(names.filter((name) => required.has(name) && isOuter(name))));
  }
  const isBeside = besides(model);
  const ends = completions(elements, isBeside);
  const starts = groupBy(
    elements.filter(({ kind, incoming }) => kind === 'startEvent' && incoming.length === 0),
    ({ scope }) => scope,
  );
  const undone = compensated(elements);
  const entry = (element: Element, before: KnownAt, behind: KnownAt): Names => {
    const scope = model.elements[element.scope ?? ''];
    if (element.kind === 'boundaryEvent') {
      const isUndo = partsOf(element.event).some(({ kind }) => kind === 'compensation');
      return (isUndo ? behind : before)(element.attachedTo);
    }
    if (element.kind === 'eventSubProcess')
      return meet(
        (starts.get(element.scope) ?? []).map(({ id }) => behind(id)),
        required,
      );
    if ('isForCompensation' in element && element.isForCompensation === true)
      return behind(undone.get(element.id));
    if (scope !== undefined && scope.kind !== 'process') return before(scope.id);
    // A message brings its own; what a case is begun with comes at a start without an event.
    if (element.kind !== 'startEvent') return required;
    return element.event.kind === 'none' ? brought : new Set();
  };
  const leaving = (element: Element, had: Names, behind: KnownAt): Names => {
    const own = writes.get(element.id) ?? new Set();
    // None of its instances may have run.
    if ('loop' in element && element.loop !== undefined) {
      return new Set([...had, ...[...own].filter((name) => name === element.loop?.output?.collection)]);
    }
    if ('repeat' in element && element.repeat?.testBefore === true) return had;
    if (!isScope(element) || element.kind === 'adHocSubProcess') return joined([had, own]);
    const { last = [], all = [] } = ends.get(element.id) ?? {};
    const inside = last.length === 0 ? joined(all.map(behind)) : meet(last.map(behind), required);
    return joined([had, own, inside]);
  };

  const known = settled<Names>(
    elements,
    (element, at) => {
      const isBefore: KnownAt = (id) => at(id)?.before ?? required;
      const isBehind: KnownAt = (id) => at(id)?.behind ?? required;
      const ways = element.incoming.map((flow) => isBehind(model.flows[flow]?.source));
      const isJoin = element.kind.endsWith('Gateway') && element.kind !== 'exclusiveGateway';
      const had =
        ways.length === 0 ? entry(element, isBefore, isBehind) : isJoin ? joined(ways) : meet(ways, required);
      return { before: had, behind: leaving(element, had, isBehind) };
    },
    (one, other) => one.size === other.size,
  );
  return {
    required,
    isBeside,
    isBefore: (element, name) => (known(element)?.before ?? required).has(name),
    isBehind: (element, name) => (known(element)?.behind ?? required).has(name),
  };
}

function joined(all: readonly Names[]): Names {
  return new Set(all.flatMap((names) => [...names]));
}

function meet(all: readonly Names[], none: Names): Names {
  const [first = none, ...others] = all;
  return new Set([...first].filter((name) => others.every((names) => names.has(name))));
}
