import type { Mapping } from '../../engine/model.ts';
import { compileDataMappings } from '../data/data-mappings.ts';
import type { Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Build } from './build.ts';
import { present } from './present.ts';

/** zeebe:ioMapping, else data associations. An input may be a literal, an output is always FEEL. */
export function compileMappings(element: Drawn, build: Build) {
  const { expressions, inputFree } = build;
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
  const data = isA(element, 'bpmn:FlowNode')
    ? compileDataMappings(element, build)
    : { inputs: [], outputs: [] };
  const allInputs = mapping === undefined ? data.inputs : inputs;
  const allOutputs = mapping === undefined ? data.outputs : outputs;
  // A step without inputs is bound in code, or a foreign job that gets all variables; but an action that needs none gets none.
  const free = mapping !== undefined && inputFree.has(zeebe(element, 'zeebe:TaskDefinition')?.type ?? '');
  return present({
    inputs: allInputs?.length ? allInputs : free ? [] : undefined,
    outputs: allOutputs?.length ? allOutputs : undefined,
  });
}
