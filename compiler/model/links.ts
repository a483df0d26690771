import type { Element, Flow, Model } from '../../engine/model.ts';
import { definitionsOfType } from '../event-definitions/kinds.ts';
import type { CatchEvent, Drawn, FlowNode, ThrowEvent } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';

/** One end of a link. */
export interface LinkEnd<E extends FlowNode = FlowNode> {
  readonly event: E;
  readonly name: string;
  readonly definition: Drawn;
  /** The other ends as the definition itself names them. */
  readonly target: Drawn | undefined;
  readonly sources: readonly Drawn[];
}

/** All ends of links in a drawing: events that throw, and events that catch. */
export function linkEnds(drawing: Drawing): {
  readonly throwing: readonly LinkEnd<ThrowEvent>[];
  readonly catching: readonly LinkEnd<CatchEvent>[];
} {
  return {
    throwing: drawing.nodes
      .filter((node): node is ThrowEvent => isA(node, 'bpmn:ThrowEvent'))
      .flatMap(endsOf),
    catching: drawing.nodes
      .filter((node): node is CatchEvent => isA(node, 'bpmn:CatchEvent'))
      .flatMap(endsOf),
  };
}

/**
 * The catching ends that a throwing one may mean, in its own scope: the one that it names, else those that name it, else those of its
 * name (BPMN 2.0, 10.5.5: the name pairs them; target and source do so by reference). Exactly one, where the drawing is right.
 */
export function targetsOf(
  from: LinkEnd<ThrowEvent>,
  catching: readonly LinkEnd<CatchEvent>[],
): readonly LinkEnd<CatchEvent>[] {
  const near = catching.filter(({ event }) => event.$parent === from.event.$parent);
  if (from.target !== undefined) return near.filter(({ definition }) => definition === from.target);
  const naming = near.filter(({ sources }) => sources.includes(from.definition));
  return naming.length > 0 ? naming : near.filter(({ name }) => name === from.name && name !== '');
}

/** The event that a throwing link goes on at, by the id of the throwing event. */
export function linkedTargets(drawing: Drawing): ReadonlyMap<string, FlowNode> {
  const { throwing, catching } = linkEnds(drawing);
  return new Map(
    throwing.flatMap((end) => {
      const [target] = targetsOf(end, catching);
      return target === undefined ? [] : [[end.event.id ?? '', target.event] as const];
    }),
  );
}

/**
 * Gives a model the flows that its links stand for, so that nothing that follows flows need know of links. No drawn flow has such an
 * id: an XML id has no colon.
 */
export function withLinks(model: Model, drawing: Drawing): Model {
  const flows = [...linkedTargets(drawing)]
    .filter(([source]) => model.elements[source] !== undefined)
    .map(([source, target]): Flow => ({ id: `link:${source}`, source, target: target.id ?? '' }));
  if (flows.length === 0) return model;
  const linked = (element: Element): Element => ({
    ...element,
    incoming: [...element.incoming, ...flows.filter(({ target }) => target === element.id).map(idOf)],
    outgoing: [...element.outgoing, ...flows.filter(({ source }) => source === element.id).map(idOf)],
  });
  return {
    ...model,
    elements: Object.fromEntries(
      Object.entries(model.elements).map(([id, element]) => [id, linked(element)]),
    ),
    flows: { ...model.flows, ...Object.fromEntries(flows.map((flow) => [flow.id, flow])) },
  };
}

function endsOf<E extends CatchEvent | ThrowEvent>(event: E): readonly LinkEnd<E>[] {
  return definitionsOfType(event, 'bpmn:LinkEventDefinition').map((definition) => {
    const { target, source: sources = [] } = definition;
    return { event, name: definition.name?.trim() ?? '', definition, target, sources };
  });
}

function idOf({ id }: Flow): string {
  return id;
}
