import { node, path, sketch } from '../../compiler/testing/sketch.ts';
import type { Element, Model } from '../../engine/model.ts';

const timer = (kind: 'timeDuration' | 'timeCycle', value: string): string =>
  `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${value}</${kind}></timerEventDefinition>`;

/** The BPMN file that a small model is the model of. */
export function drawnModel(model: Model): string {
  return sketch(insideOf(model, model.id));
}

function insideOf(model: Model, scope: string): string {
  const elements = Object.values(model.elements).filter((element) => element.scope === scope);
  return [
    ...elements.map((element) => drawn(model, element)),
    ...elements
      .flatMap(({ outgoing }) => outgoing)
      .flatMap((id) => model.flows[id] ?? [])
      .map(({ source, target, when }) =>
        path(`${source} > ${target}`, when === undefined ? undefined : '=x'),
      ),
  ].join('');
}

function drawn(model: Model, element: Element): string {
  const { kind, id } = element;
  switch (kind) {
    case 'endEvent':
      return node(kind, id, element.event.kind === 'terminate' ? '<terminateEventDefinition />' : '');
    case 'startEvent':
      return node(kind, id, element.event.kind === 'timer' ? timer('timeDuration', 'PT1H') : '');
    case 'intermediateCatchEvent':
      return node(kind, id, timer('timeDuration', 'PT1H'));
    case 'boundaryEvent': {
      const { attachedTo, interrupting } = element;
      const value = interrupting ? timer('timeDuration', 'PT1H') : timer('timeCycle', 'R/PT1H');
      return node(`${kind} attachedToRef="${attachedTo}" cancelActivity="${interrupting}"`, id, value);
    }
    case 'subProcess':
      return node(kind, id, insideOf(model, id));
    case 'eventSubProcess':
      return node('subProcess triggeredByEvent="true"', id, insideOf(model, id));
    default: {
      const defaultFlow = 'defaultFlow' in element ? element.defaultFlow : undefined;
      return node(defaultFlow === undefined ? kind : `${kind} default="${defaultFlow}"`, id);
    }
  }
}
