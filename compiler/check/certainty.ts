import type { Element } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import type { Checked } from './checked.ts';
import { isScope } from './locals.ts';
import { besides } from './beside.ts';
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
  const before = new Map<string, Names>();
  const behind = new Map<string, Names>();
  const at = (known: ReadonlyMap<string, Names>, id: string | undefined): Names =>
    known.get(id ?? '') ?? required;

  const startsOf = (scope: string | undefined): readonly Element[] =>
    elements.filter(
      (element) => element.scope === scope && element.kind === 'startEvent' && element.incoming.length === 0,
    );
  const entry = (element: Element): Names => {
    const scope = model.elements[element.scope ?? ''];
    if (element.kind === 'boundaryEvent') {
      const isUndo = partsOf(element.event).some(({ kind }) => kind === 'compensation');
      return at(isUndo ? behind : before, element.attachedTo);
    }
    if (element.kind === 'eventSubProcess')
      return meet(
        startsOf(element.scope).map(({ id }) => at(behind, id)),
        required,
      );
    if ('isForCompensation' in element && element.isForCompensation === true) {
      const host = elements.find((one) => 'compensation' in one && one.compensation === element.id);
      return at(behind, host?.id);
    }
    if (scope !== undefined && scope.kind !== 'process') return at(before, scope.id);
    // A message brings its own; what a case is begun with comes at a start without an event.
    if (element.kind !== 'startEvent') return required;
    return element.event.kind === 'none' ? brought : new Set();
  };
  const leaving = (element: Element): Names => {
    const own = writes.get(element.id) ?? new Set();
    const had = at(before, element.id);
    // None of its instances may have run.
    if ('loop' in element && element.loop !== undefined) {
      return new Set([...had, ...[...own].filter((name) => name === element.loop?.output?.collection)]);
    }
    if ('repeat' in element && element.repeat?.testBefore === true) return had;
    if (!isScope(element) || element.kind === 'adHocSubProcess') return joined([had, own]);
    return joined([had, own, insideOf(element.id)]);
  };
  const ends = endsByScope(elements, isBeside);
  const insideOf = (scope: string): Names => {
    const { last = [], all = [] } = ends.get(scope) ?? {};
    return last.length === 0
      ? joined(all.map((id) => at(behind, id)))
      : meet(
          last.map((id) => at(behind, id)),
          required,
        );
  };

  for (let changed = true; changed;) {
    changed = false;
    for (const element of elements) {
      const ways = element.incoming.map((flow) => at(behind, model.flows[flow]?.source));
      const isJoin = element.kind.endsWith('Gateway') && element.kind !== 'exclusiveGateway';
      const had = ways.length === 0 ? entry(element) : isJoin ? joined(ways) : meet(ways, required);
      before.set(element.id, had);
      const has = leaving(element);
      if (has.size !== at(behind, element.id).size) changed = true;
      behind.set(element.id, has);
    }
  }
  return {
    required,
    isBeside,
    isBefore: (element, name) => at(before, element).has(name),
    isBehind: (element, name) => at(behind, element).has(name),
  };
}

interface Ends {
  readonly all: string[];
  /** Those at which no other token is on its way. */
  readonly last: string[];
}

/** Where sub-processes complete, rather than fail. */
function endsByScope(
  elements: readonly Element[],
  isBeside: (id: string) => boolean,
): ReadonlyMap<string, Ends> {
  const found = new Map<string, Ends>();
  for (const element of elements) {
    const { id, scope, outgoing, kind } = element;
    const fails =
      'event' in element &&
      partsOf(element.event).some((part) => part.kind === 'error' || part.kind === 'cancel');
    const isHandler = 'isForCompensation' in element && element.isForCompensation === true;
    if (scope === undefined || outgoing.length > 0 || kind === 'eventSubProcess' || fails || isHandler)
      continue;
    const ends = found.get(scope) ?? { all: [], last: [] };
    ends.all.push(id);
    if (!isBeside(id)) ends.last.push(id);
    found.set(scope, ends);
  }
  return found;
}

function joined(all: readonly Names[]): Names {
  return new Set(all.flatMap((names) => [...names]));
}

function meet(all: readonly Names[], none: Names): Names {
  const [first = none, ...others] = all;
  return new Set([...first].filter((name) => others.every((names) => names.has(name))));
}
