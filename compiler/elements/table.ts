import type { ElementKind, ElementOf } from '../../engine/model.ts';
import type { Build } from '../model/build.ts';
import type { BpmnTypes, Drawn } from '../parse/bpmn.ts';

/** The BPMN type that each kind of model element is drawn as. */
export interface DrawnAs {
  process: 'bpmn:Process';
  startEvent: 'bpmn:StartEvent';
  endEvent: 'bpmn:EndEvent';
  intermediateCatchEvent: 'bpmn:IntermediateCatchEvent';
  intermediateThrowEvent: 'bpmn:IntermediateThrowEvent';
  boundaryEvent: 'bpmn:BoundaryEvent';
  task: 'bpmn:Task';
  manualTask: 'bpmn:ManualTask';
  userTask: 'bpmn:UserTask';
  serviceTask: 'bpmn:ServiceTask';
  sendTask: 'bpmn:SendTask';
  receiveTask: 'bpmn:ReceiveTask';
  scriptTask: 'bpmn:ScriptTask';
  businessRuleTask: 'bpmn:BusinessRuleTask';
  callActivity: 'bpmn:CallActivity';
  subProcess: 'bpmn:SubProcess';
  transaction: 'bpmn:Transaction';
  eventSubProcess: 'bpmn:SubProcess';
  adHocSubProcess: 'bpmn:AdHocSubProcess';
  exclusiveGateway: 'bpmn:ExclusiveGateway';
  parallelGateway: 'bpmn:ParallelGateway';
  inclusiveGateway: 'bpmn:InclusiveGateway';
  eventBasedGateway: 'bpmn:EventBasedGateway';
  complexGateway: 'bpmn:ComplexGateway';
}

/** Makes a model element from a drawn one. Rules have their say elsewhere; this only translates. */
export type CompileElement<K extends ElementKind> = (
  drawn: Drawn & BpmnTypes[DrawnAs[K]],
  build: Build,
) => ElementOf<K>;

/** One compiler for each kind of element. */
export type ElementTable = { readonly [K in ElementKind]: CompileElement<K> };
