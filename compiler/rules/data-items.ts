import { eventDefinitionsOf } from '../event-definitions/kinds.ts';
import type { Activity, CatchEvent, Drawn, FlowNode, Process, ThrowEvent } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import { calledId } from '../parse/called.ts';
import type { Found, Rule } from './rule.ts';

const hint =
  'BPMN data types only document here; correct them, or describe the data in the schema file alone.';

interface Item {
  readonly structureRef?: string;
  readonly isCollection?: boolean;
}

interface ItemAware extends Drawn {
  readonly itemSubjectRef?: Item;
  readonly isCollection?: boolean;
}

/** Data is of the type that its message, operation, event or called process has. BPMN 2.0, 10.4.1 and 10.5.1. */
export const dataItems: Rule = {
  code: 'BPMN_DATA_ITEM',
  check({ drawing }, found) {
    for (const data of drawing.elements) {
      if (isA(data, 'bpmn:DataInput') || isA(data, 'bpmn:DataOutput') || isA(data, 'bpmn:DataObject'))
        checkCollection(data, found);
    }
    for (const node of drawing.nodes) {
      if (isA(node, 'bpmn:Event')) checkEvent(node, found);
      if (isA(node, 'bpmn:Activity')) {
        checkMessages(node, found);
        checkLoop(node, found);
      }
      if (isA(node, 'bpmn:CallActivity')) checkCall(node, calledBy(node, drawing), found);
    }
  },
};

function checkCollection(data: ItemAware, found: Found): void {
  if (
    data.itemSubjectRef === undefined ||
    (data.isCollection ?? false) === (data.itemSubjectRef.isCollection ?? false)
  )
    return;
  found.warning(data, `${data.id} and its item definition do not agree on being a collection`, hint);
}

function checkMessages(node: Drawn & Activity, found: Found): void {
  const { dataInputs = [], dataOutputs = [] } = node.ioSpecification ?? {};
  const compare = (data: ItemAware | undefined, message: { readonly itemRef?: Item } | undefined): void => {
    if (data === undefined || message === undefined || same(data.itemSubjectRef, message.itemRef)) return;
    found.warning(data, `${data.id} of ${node.id} is not of the type of its message`, hint);
  };
  if (isA(node, 'bpmn:ServiceTask')) {
    compare(dataInputs[0], node.operationRef?.inMessageRef);
    compare(dataOutputs[0], node.operationRef?.outMessageRef);
  }
  if (isA(node, 'bpmn:SendTask')) compare(dataInputs[0], node.messageRef);
  if (isA(node, 'bpmn:ReceiveTask')) compare(dataOutputs[0], node.messageRef);
}

function checkEvent(event: FlowNode, found: Found): void {
  const definitions = eventDefinitionsOf(event);
  const data: readonly ItemAware[] =
    (event as ThrowEvent).dataInputs ?? (event as CatchEvent).dataOutputs ?? [];
  if (data.length > 0 && data.length < definitions.length) {
    found.warning(event, 'not every trigger or result of the event has data of its own', hint);
  }
  for (const [index, definition] of definitions.entries()) {
    const item = itemOf(definition);
    if (data[index] === undefined || item === undefined || same(data[index].itemSubjectRef, item)) continue;
    found.warning(
      event,
      `${data[index].id} is not of the type of its ${definition.$type.replace(/^bpmn:/, '')}`,
      hint,
    );
  }
}

function itemOf(definition: Drawn): Item | undefined {
  if (isA(definition, 'bpmn:MessageEventDefinition')) return definition.messageRef?.itemRef;
  if (isA(definition, 'bpmn:SignalEventDefinition')) return definition.signalRef?.structureRef;
  if (isA(definition, 'bpmn:EscalationEventDefinition')) return definition.escalationRef?.structureRef;
  return isA(definition, 'bpmn:ErrorEventDefinition') ? definition.errorRef?.structureRef : undefined;
}

/** The item of a multi-instance activity is one of what its collection holds. */
function checkLoop(node: Activity, found: Found): void {
  const loop: Drawn | undefined = node.loopCharacteristics;
  if (!isA(loop, 'bpmn:MultiInstanceLoopCharacteristics')) return;
  const collection = loop.loopDataInputRef?.itemSubjectRef;
  const item = loop.inputDataItem?.itemSubjectRef;
  if (collection === undefined || item === undefined) return;
  if (item.isCollection === true || item.structureRef !== collection.structureRef) {
    found.warning(
      node,
      `${loop.inputDataItem?.id} is not one item of the collection ${loop.loopDataInputRef?.id}`,
      hint,
    );
  }
}

function calledBy(call: Drawn & { readonly calledElement?: string }, drawing: Drawing): Process | undefined {
  const called = drawing.byId(calledId(call) ?? '');
  return isA(called, 'bpmn:Process') || isA(called, 'bpmn:GlobalTask') ? called : undefined;
}

function checkCall(call: Activity, called: Process | undefined, found: Found): void {
  if (called === undefined) return;
  for (const list of ['dataInputs', 'dataOutputs'] as const) {
    const given: readonly ItemAware[] = call.ioSpecification?.[list] ?? [];
    const wanted: readonly ItemAware[] = called.ioSpecification?.[list] ?? [];
    const fits =
      given.length === wanted.length &&
      given.every((one, index) => same(one.itemSubjectRef, wanted[index]?.itemSubjectRef));
    if (!fits)
      found.warning(
        call,
        `its ${list === 'dataInputs' ? 'data inputs' : 'data outputs'} are not those of ${called.id}`,
        hint,
      );
  }
}

function same(one: Item | undefined, other: Item | undefined): boolean {
  return one === other || (one?.structureRef !== undefined && one.structureRef === other?.structureRef);
}
