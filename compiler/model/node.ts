import type { Drawn, FlowNode } from '../parse/bpmn.ts';
import { propertiesOf } from '../parse/zeebe.ts';
import type { Build } from './build.ts';
import { compileListeners } from './listeners.ts';
import { present } from './present.ts';

interface Documented {
  readonly name?: string;
  readonly documentation?: readonly { readonly text?: string }[];
}

/** Id, name and documentation, as every element of a model has them. */
export function compileIdentity(element: Drawn & Documented) {
  const properties = propertiesOf(element);
  return present({
    id: element.id ?? '',
    name: blankless(element.name),
    documentation: blankless(element.documentation?.map(({ text }) => text ?? '').join('\n')),
    properties: Object.keys(properties).length > 0 ? properties : undefined,
  });
}

/** What every flow node has: its place among scopes, lanes and flows. */
export function compileNode(node: FlowNode, build: Build) {
  const { drawing, lanes } = build;
  const identity = compileIdentity(node);
  return present({
    ...identity,
    scope: node.$parent?.id,
    lane: lanes.get(identity.id),
    incoming: drawing.incoming(node).map(({ id }) => id ?? ''),
    outgoing: drawing.outgoing(node).map(({ id }) => id ?? ''),
    listeners: compileListeners(node, build),
  });
}

function blankless(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
