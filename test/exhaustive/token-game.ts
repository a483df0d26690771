import type { Element, Flow, Model } from '../../engine/model.ts';
import { takenBranches } from './choice.ts';
import { joinMayFire } from './join-rule.ts';

/**
 * BPMN's token game, written a second time and as plainly as the specification puts it (chapter 13), to be compared with the
 * engine: no indices, no bookkeeping, every order of what may happen at once tried.
 */
export interface Scope {
  /** The process or sub-process. */
  readonly owner: string;
  readonly tokens: Token[];
}

export type Token =
  | { readonly on: 'node'; readonly node: string; readonly inside?: Scope }
  /** Held at a join. */
  | { readonly on: 'flow'; readonly flow: string }
  /** Under way; in no marking that the game gives back. */
  | { readonly on: 'move'; readonly flow: string };

export interface Marking {
  readonly process: Scope;
  readonly pick: number;
}

/** Two markings are the same when their keys are. */
export function keyOf({ process, pick }: Marking): string {
  return process.tokens.length === 0 ? 'the end' : `${pick} ${scopeKey(process)}`;
}

function scopeKey({ tokens }: Scope): string {
  const keys = tokens.map((token) => {
    if (token.on !== 'node') return `-${token.flow}`;
    return token.inside === undefined ? token.node : `${token.node}${scopeKey(token.inside)}`;
  });
  return `(${keys.toSorted().join(' ')})`;
}

/** The markings in which a case may come to rest after its start. */
export function begun(model: Model, pick: number): readonly Marking[] {
  const process: Scope = { owner: model.id, tokens: [] };
  begin(model, process, pick);
  return settled(model, { process, pick });
}

/** For everything that may happen in a marking, by name, the markings in which the case may come to rest. */
export function successors(model: Model, marking: Marking): ReadonlyMap<string, readonly Marking[]> {
  const found = new Map<string, Marking[]>();
  for (const { label, pick = marking.pick, path, act } of actionsIn(model, marking.process, [])) {
    const next: Marking = { process: copyOf(marking.process), pick };
    act(scopeAt(next.process, path), pick);
    found.set(label, [...(found.get(label) ?? []), ...settled(model, next)]);
  }
  return found;
}

interface Action {
  readonly label: string;
  readonly pick?: number;
  /** From scope to scope: the places of the tokens that stand for them. */
  readonly path: readonly number[];
  readonly act: (scope: Scope, pick: number) => void;
}

function actionsIn(model: Model, scope: Scope, path: readonly number[]): readonly Action[] {
  const takenOver = scope.tokens.some(
    (token) => token.on === 'node' && kindOf(model, token.node) === 'eventSubProcess',
  );
  const rescues = takenOver ? [] : rescuesOf(model, scope.owner);
  return [
    ...rescues.map(({ start, owner }): Action => ({
      label: `${start.id} happens`,
      path,
      act: ({ tokens }, pick) => {
        tokens.length = 0;
        const inside: Scope = { owner, tokens: [] };
        tokens.push({ on: 'node', node: owner, inside });
        leave(inside, start, pick);
      },
    })),
    ...scope.tokens.flatMap((token, index) =>
      token.on === 'node' ? actionsAt(model, token, index, path) : [],
    ),
  ];
}

function actionsAt(
  model: Model,
  { node, inside }: Extract<Token, { on: 'node' }>,
  index: number,
  path: readonly number[],
): readonly Action[] {
  const element = elementOf(model, node);
  const goOn =
    (from: Element, stays: boolean): Action['act'] =>
    (scope, pick) => {
      if (!stays) scope.tokens.splice(index, 1);
      leave(scope, from, pick);
    };
  const events = ('boundary' in element ? (element.boundary ?? []) : []).map((id) => elementOf(model, id));
  return [
    ...(element.kind === 'serviceTask'
      ? [0, 1, 2].map((pick): Action => ({
          label: `${node} done ${pick}`,
          pick,
          path,
          act: goOn(element, false),
        }))
      : []),
    ...(element.kind === 'eventBasedGateway'
      ? element.outgoing.map((flow): Action => {
          const event = elementOf(model, flowOf(model, flow).target);
          return { label: `${event.id} happens`, path, act: goOn(event, false) };
        })
      : []),
    ...events.map((event): Action => ({
      label: `${event.id} happens`,
      path,
      act: goOn(event, event.kind === 'boundaryEvent' && !event.interrupting),
    })),
    ...(inside === undefined ? [] : actionsIn(model, inside, [...path, index])),
  ];
}

/** Lets all tokens under way arrive, joins fire and scopes end, in every order. */
function settled(model: Model, marking: Marking): readonly Marking[] {
  arriveAll(model, marking.process, marking.pick);
  const options = optionsIn(model, marking.process, []);
  if (options.length === 0) return [marking];
  const rests = options.flatMap(({ path, act }) => {
    const next = { ...marking, process: copyOf(marking.process) };
    act(scopeAt(next.process, path));
    return settled(model, next);
  });
  return [...new Map(rests.map((rest) => [keyOf(rest), rest])).values()];
}

interface Option {
  readonly path: readonly number[];
  readonly act: (scope: Scope) => void;
}

/** Inclusive joins that may fire, and sub-processes in which nothing is left. */
function optionsIn(model: Model, scope: Scope, path: readonly number[]): readonly Option[] {
  const joins = new Set(
    scope.tokens.flatMap((token) => (token.on === 'flow' ? [flowOf(model, token.flow).target] : [])),
  );
  const firing = [...joins].filter(
    (join) => kindOf(model, join) === 'inclusiveGateway' && joinMayFire(model, join, scope.tokens),
  );
  const fire = firing.map((join): Option => ({ path, act: ({ tokens }) => fireJoin(model, tokens, join) }));
  const inner = scope.tokens.flatMap((token, index): readonly Option[] => {
    if (token.on !== 'node' || token.inside === undefined) return [];
    if (token.inside.tokens.length > 0) return optionsIn(model, token.inside, [...path, index]);
    const done = elementOf(model, token.node);
    return [
      {
        path,
        act: ({ tokens }) => {
          tokens.splice(index, 1);
          for (const flow of done.outgoing) tokens.push({ on: 'move', flow });
        },
      },
    ];
  });
  return [...fire, ...inner];
}

/** One token of each incoming flow that has any becomes one that has passed. */
function fireJoin(model: Model, tokens: Token[], join: string): void {
  for (const flow of elementOf(model, join).incoming) {
    const at = tokens.findIndex((token) => token.on === 'flow' && token.flow === flow);
    if (at >= 0) tokens.splice(at, 1);
  }
  tokens.push({ on: 'node', node: join });
}

function arriveAll(model: Model, scope: Scope, pick: number): void {
  for (let at = nextUnderWay(model, scope); at >= 0; at = nextUnderWay(model, scope)) {
    const [token] = scope.tokens.splice(at, 1);
    if (token?.on === 'node') leave(scope, elementOf(model, token.node), pick);
    else if (token !== undefined) arrive(model, scope, flowOf(model, token.flow), pick);
  }
  for (const token of scope.tokens)
    if (token.on === 'node' && token.inside !== undefined) arriveAll(model, token.inside, pick);
}

/** A token on a flow, or one that has just passed a join. */
function nextUnderWay(model: Model, scope: Scope): number {
  return scope.tokens.findIndex(
    (token) =>
      token.on === 'move' ||
      (token.on === 'node' && kindOf(model, token.node).match(/^(inclusive|parallel)/)),
  );
}

function arrive(model: Model, scope: Scope, flow: Flow, pick: number): void {
  const target = elementOf(model, flow.target);
  const joins = target.kind === 'parallelGateway' || target.kind === 'inclusiveGateway';
  if (!joins || target.incoming.length < 2) return enter(model, scope, target, pick);
  scope.tokens.push({ on: 'flow', flow: flow.id });
  if (target.kind === 'inclusiveGateway') return;
  const held = (id: string): boolean =>
    scope.tokens.some((token) => token.on === 'flow' && token.flow === id);
  if (target.incoming.every(held)) fireJoin(model, scope.tokens, target.id);
}

function enter(model: Model, scope: Scope, element: Element, pick: number): void {
  switch (element.kind) {
    case 'serviceTask':
    case 'eventBasedGateway':
      scope.tokens.push({ on: 'node', node: element.id });
      return;
    case 'subProcess': {
      const inside: Scope = { owner: element.id, tokens: [] };
      scope.tokens.push({ on: 'node', node: element.id, inside });
      return begin(model, inside, pick);
    }
    case 'endEvent':
      if (element.event.kind === 'terminate') scope.tokens.length = 0;
      return;
    default:
      return leave(scope, element, pick);
  }
}

function begin(model: Model, scope: Scope, pick: number): void {
  const owner = elementOf(model, scope.owner);
  for (const id of 'starts' in owner ? owner.starts : []) leave(scope, elementOf(model, id), pick);
}

function leave(scope: Scope, element: Element, pick: number): void {
  for (const flow of takenBranches(element.kind, element.outgoing, pick))
    scope.tokens.push({ on: 'move', flow });
}

function rescuesOf(
  model: Model,
  owner: string,
): readonly { readonly owner: string; readonly start: Element }[] {
  const element = elementOf(model, owner);
  const ids = 'eventSubProcesses' in element ? (element.eventSubProcesses ?? []) : [];
  return ids.flatMap((id) => {
    const rescue = elementOf(model, id);
    const [first] = 'starts' in rescue ? rescue.starts : [];
    return first === undefined ? [] : [{ owner: id, start: elementOf(model, first) }];
  });
}

function scopeAt(process: Scope, path: readonly number[]): Scope {
  return path.reduce((scope, index) => {
    const token = scope.tokens[index];
    if (token?.on !== 'node' || token.inside === undefined) throw new Error('there is no such scope');
    return token.inside;
  }, process);
}

function elementOf(model: Model, id: string): Element {
  const element = model.elements[id];
  if (element === undefined) throw new Error(`no element ${id}`);
  return element;
}

function flowOf(model: Model, id: string): Flow {
  const flow = model.flows[id];
  if (flow === undefined) throw new Error(`no flow ${id}`);
  return flow;
}

function kindOf(model: Model, id: string): Element['kind'] {
  return elementOf(model, id).kind;
}

function copyOf({ owner, tokens }: Scope): Scope {
  return {
    owner,
    tokens: tokens.map((token) =>
      token.on === 'node' && token.inside !== undefined ? { ...token, inside: copyOf(token.inside) } : token,
    ),
  };
}
