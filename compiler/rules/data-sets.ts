import type { Activity, CatchEvent, Drawn, Process, ThrowEvent } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Found, Rule } from './rule.ts';

const hint = 'Correct the specification, or describe the data with zeebe:ioMapping alone.';

/** Inputs, outputs and their sets agree with each other. BPMN 2.0, 10.4.1 and 10.4.2. */
export const dataSets: Rule = {
  code: 'BPMN_DATA_SET',
  check({ drawing }, found) {
    for (const owner of [...drawing.processes, ...drawing.nodes] as readonly (Process | Activity)[]) {
      checkSets(owner, found);
      checkCounts(owner, found);
    }
    for (const node of drawing.nodes) checkAssociations(node, found);
    for (const callable of drawing.definitions.rootElements ?? []) {
      if (!isA(callable, 'bpmn:Process') && !isA(callable, 'bpmn:GlobalTask')) continue;
      if ((callable.supportedInterfaceRef?.length ?? 0) > 0 && (callable.ioBinding?.length ?? 0) === 0) {
        found.warning(
          callable,
          `${callable.id} offers an interface, but binds no data to its operations`,
          hint,
        );
      }
    }
  },
};

function checkSets(owner: Process | Activity, found: Found): void {
  const { dataInputs = [], dataOutputs = [], inputSets = [], outputSets = [] } = owner.ioSpecification ?? {};
  for (const input of dataInputs) {
    if (inputSets.some(({ dataInputRefs = [] }) => dataInputRefs.includes(input))) continue;
    found.warning(input, `the data input ${input.id} of ${owner.id} is in no input set`, hint);
  }
  for (const output of dataOutputs) {
    if (outputSets.some(({ dataOutputRefs = [] }) => dataOutputRefs.includes(output))) continue;
    found.warning(output, `the data output ${output.id} of ${owner.id} is in no output set`, hint);
  }
  for (const set of inputSets) {
    for (const other of set.outputSetRefs ?? []) {
      if (!other.inputSetRefs?.includes(set))
        found.warning(set, `the output set ${other.id} does not name the input set ${set.id} in turn`, hint);
    }
    for (const input of set.whileExecutingInputRefs ?? []) {
      if (!set.dataInputRefs?.includes(input))
        found.warning(input, `${input.id} is read while executing, but is not in the input set`, hint);
    }
  }
  for (const set of outputSets) {
    for (const other of set.inputSetRefs ?? []) {
      if (!other.outputSetRefs?.includes(set))
        found.warning(set, `the input set ${other.id} does not name the output set ${set.id} in turn`, hint);
    }
    for (const output of set.whileExecutingOutputRefs ?? []) {
      if (!set.dataOutputRefs?.includes(output))
        found.warning(output, `${output.id} is written while executing, but is not in the output set`, hint);
    }
  }
}

/** What sends or receives one message has one set of data for it. */
function checkCounts(owner: Drawn, found: Found): void {
  const {
    dataInputs = [],
    dataOutputs = [],
    inputSets = [],
    outputSets = [],
  } = (owner as Activity).ioSpecification ?? {};
  const single = (count: number, what: string): void => {
    if (count > 1) found.warning(owner, `has ${count} ${what} for one message`, hint);
  };
  const calls = isA(owner, 'bpmn:ServiceTask') && owner.operationRef !== undefined;
  const sends = isA(owner, 'bpmn:SendTask') && owner.messageRef !== undefined;
  const receives = isA(owner, 'bpmn:ReceiveTask') && owner.messageRef !== undefined;
  if (calls || sends) single(inputSets.length, 'input sets');
  if (calls || receives) single(outputSets.length, 'output sets');
  if (sends) single(dataInputs.length, 'data inputs');
  if (receives) single(dataOutputs.length, 'data outputs');
}

function checkAssociations(node: Drawn, found: Found): void {
  const { dataInputAssociations = [] } = node as Activity & ThrowEvent;
  const { dataOutputAssociations = [] } = node as Activity & CatchEvent;
  for (const association of [...dataInputAssociations, ...dataOutputAssociations]) {
    if ((association.sourceRef?.length ?? 0) > 1 && association.transformation === undefined) {
      found.warning(association, 'a data association without transformation has more than one source', hint);
    }
    const target: Drawn | undefined = association.targetRef;
    const [source]: readonly Drawn[] = association.sourceRef ?? [];
    if (isA(target, 'bpmn:DataInput') && ofProcess(target)) {
      found.warning(association, `${target.id} is an input of the process and cannot be written in it`, hint);
    }
    if (isA(source, 'bpmn:DataOutput') && ofProcess(source)) {
      found.warning(association, `${source.id} is an output of the process and cannot be read in it`, hint);
    }
  }
}

function ofProcess(data: Drawn): boolean {
  return isA(data.$parent, 'bpmn:InputOutputSpecification') && isA(data.$parent.$parent, 'bpmn:Process');
}
