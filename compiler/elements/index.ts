import type { Element, ElementKind } from '../../engine/model.ts';
import type { Build } from '../model/build.ts';
import type { Drawn } from '../parse/bpmn.ts';
import { adHocSubProcess } from './ad-hoc-sub-process.ts';
import { boundaryEvent } from './boundary-event.ts';
import { businessRuleTask } from './business-rule-task.ts';
import { callActivity } from './call-activity.ts';
import { complexGateway } from './complex-gateway.ts';
import { endEvent } from './end-event.ts';
import { eventBasedGateway } from './event-based-gateway.ts';
import { eventSubProcess } from './event-sub-process.ts';
import { exclusiveGateway } from './exclusive-gateway.ts';
import { inclusiveGateway } from './inclusive-gateway.ts';
import { intermediateCatchEvent } from './intermediate-catch-event.ts';
import { intermediateThrowEvent } from './intermediate-throw-event.ts';
import { manualTask } from './manual-task.ts';
import { parallelGateway } from './parallel-gateway.ts';
import { process } from './process.ts';
import { receiveTask } from './receive-task.ts';
import { scriptTask } from './script-task.ts';
import { sendTask } from './send-task.ts';
import { serviceTask } from './service-task.ts';
import { startEvent } from './start-event.ts';
import { subProcess } from './sub-process.ts';
import type { ElementTable } from './table.ts';
import { task } from './task.ts';
import { transaction } from './transaction.ts';
import { userTask } from './user-task.ts';

/** Every kind of element that is supported; the types see to it that none is left out. */
export const elements = {
  process,
  startEvent,
  endEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  task,
  manualTask,
  userTask,
  serviceTask,
  sendTask,
  receiveTask,
  scriptTask,
  businessRuleTask,
  callActivity,
  subProcess,
  transaction,
  eventSubProcess,
  adHocSubProcess,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  eventBasedGateway,
  complexGateway,
} satisfies ElementTable;

/** The kind that an element is compiled as, or undefined when it is none of those supported. */
export function kindOf(drawn: Drawn & { readonly triggeredByEvent?: boolean }): ElementKind | undefined {
  const name = drawn.$type.replace(/^bpmn:/, '');
  const kind = name.charAt(0).toLowerCase() + name.slice(1);
  if (kind === 'subProcess' && drawn.triggeredByEvent === true) return 'eventSubProcess';
  return Object.hasOwn(elements, kind) ? (kind as ElementKind) : undefined;
}

/** Makes the model element; undefined for what the refusals name. */
export function compileElement(drawn: Drawn, build: Build): Element | undefined {
  const kind = kindOf(drawn);
  // The kind was read from the type, so the table's entry takes just this element.
  return kind && (elements[kind] as (drawn: Drawn, build: Build) => Element)(drawn, build);
}
