import type { Mapping } from '../../engine/model.ts';
import type { Drawn } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Build } from './build.ts';
import { present } from './present.ts';

/** zeebe:ioMapping. An input may be a literal, an output is always FEEL. */
export function compileMappings(element: Drawn, { expressions, inputFree }: Build) {
  const mapping = zeebe(element, 'zeebe:IoMapping');
  const inputs = mapping?.inputParameters?.map(({ source, target }): Mapping => ({
    source: source
      ? expressions.value(source, element, `input ${target}`)
      : expressions.missing(element, 'source'),
    target: target ?? '',
  }));
  const outputs = mapping?.outputParameters?.map(({ source, target }): Mapping => ({
    source: source
      ? expressions.formula(source, element, `output ${target}`)
      : expressions.missing(element, 'source'),
    target: target ?? '',
  }));
  // A step without inputs is bound in code, or a foreign job that gets all variables; but an action that needs none gets none.
  const free = mapping !== undefined && inputFree.has(zeebe(element, 'zeebe:TaskDefinition')?.type ?? '');
  return present({
    inputs: inputs?.length ? inputs : free ? [] : undefined,
    outputs: outputs?.length ? outputs : undefined,
  });
}
