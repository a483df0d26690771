import type { Element, Model } from '../../engine/model.ts';

/** Where tokens part: gateways that send several on, steps with several flows, and scopes in which several elements begin. */
export function tokenForks(model: Model): readonly string[] {
  const elements = Object.values(model.elements);
  const beginning = elements.filter((element) => begins(element, model));
  return elements
    .filter((element) => {
      const starts = beginning.filter(({ scope }) => scope === element.id);
      return starts.length > 1 || (element.outgoing.length > 1 && !choosesOne(element));
    })
    .map(({ id }) => id);
}

function begins(element: Element, model: Model): boolean {
  const isHandler = 'isForCompensation' in element && element.isForCompensation === true;
  if (element.incoming.length > 0 || isHandler) return false;
  switch (element.kind) {
    case 'process':
    case 'boundaryEvent':
    case 'eventSubProcess':
      return false;
    case 'intermediateCatchEvent':
      return element.event.kind !== 'link';
    // A case begins at one of them.
    case 'startEvent':
      return element.scope !== model.id;
    default:
      return true;
  }
}

function choosesOne(element: Element): boolean {
  return (
    element.kind === 'exclusiveGateway' ||
    (element.kind === 'eventBasedGateway' && element.instantiate !== 'parallel')
  );
}
