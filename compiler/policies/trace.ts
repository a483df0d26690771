import type { Element, Model } from '../../engine/model.ts';
import type { Known } from './known.ts';
import type { Proof } from './prove.ts';

/** One element on a way through the processes; `flow` is how it was come to. */
export interface TraceStep {
  readonly process: string;
  readonly element: string;
  readonly flow?: string;
}

/** The shortest way to an element on which a fact is not certain: from where a case begins, or from where the fact was lost. */
export function traceWithout(proof: Proof, fact: string, at: TraceStep): readonly TraceStep[] {
  const queue: (readonly TraceStep[])[] = [[at]];
  const seen = new Set<string>();
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    const [first] = way;
    if (first === undefined) continue;
    const earlier = stepsBefore(proof, fact, first);
    if (earlier === undefined) return way;
    for (const step of earlier) {
      const id = `${step.process} ${step.element}`;
      if (seen.has(id)) continue;
      seen.add(id);
      const [, ...rest] = way;
      const { flow, ...begin } = step;
      queue.push([begin, flow === undefined ? first : { ...first, flow }, ...rest]);
    }
  }
  return [at];
}

/** What may have come right before without the fact, `flow` being the way on from there; undefined where the way begins. */
function stepsBefore(
  proof: Proof,
  fact: string,
  { process, element: id }: TraceStep,
): readonly TraceStep[] | undefined {
  const model = proof.models.get(process);
  const certain = proof.certain(process);
  const element = model?.elements[id];
  if (model === undefined || certain === undefined || element === undefined) return undefined;
  const lacks = (known: Known): boolean => known !== undefined && !known.has(fact);
  const here = (
    elements: readonly (Element | undefined)[],
    when: (id: string) => boolean,
  ): readonly TraceStep[] =>
    elements.flatMap((one) => (one !== undefined && when(one.id) ? [{ process, element: one.id }] : []));
  // Lost here, be it at what was handed over: what was before does not matter.
  if (!lacks(certain.before.get(id))) return undefined;
  if (element.kind === 'process') {
    const callers = proof.callersOf(process).filter((caller) => lacks(proof.handedOver(caller)));
    return callers.length === 0 ? undefined : callers;
  }
  if (element.kind === 'boundaryEvent') return here([model.elements[element.attachedTo]], () => true);
  if ('isForCompensation' in element && element.isForCompensation === true)
    return here(undoneBy(model, id), (one) => lacks(certain.behind.get(one)));
  if (element.incoming.length === 0) return here([model.elements[element.scope ?? '']], () => true);
  return element.incoming.flatMap((flow) => {
    const source = model.flows[flow]?.source;
    return source !== undefined && lacks(certain.along.get(flow)) ? [{ process, element: source, flow }] : [];
  });
}

function undoneBy(model: Model, handler: string): readonly Element[] {
  return Object.values(model.elements).filter((one) => 'compensation' in one && one.compensation === handler);
}
