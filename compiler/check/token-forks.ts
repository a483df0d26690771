import type { Element } from '../../engine/model.ts';

/** Whether tokens part behind an element: a gateway that sends several on, or a step with several flows. */
export function forks(element: Element): boolean {
  const choosesOne =
    element.kind === 'exclusiveGateway' ||
    (element.kind === 'eventBasedGateway' && element.instantiate !== 'parallel');
  return element.outgoing.length > 1 && !choosesOne;
}

/** Whether a token begins at an element when its scope begins. */
export function begins(element: Element): boolean {
  const isHandler = 'isForCompensation' in element && element.isForCompensation === true;
  if (element.incoming.length > 0 || isHandler) return false;
  switch (element.kind) {
    case 'process':
    case 'boundaryEvent':
    case 'eventSubProcess':
      return false;
    case 'intermediateCatchEvent':
      return element.event.kind !== 'link';
    default:
      return true;
  }
}
