import type { Expression } from '../../engine/feel/tree.ts';
import type { Mapping } from '../../engine/model.ts';
import type { Build } from '../model/build.ts';
import type { Activity, Drawn, FlowNode } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { calledId } from '../parse/called.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Drawing } from '../parse/drawing.ts';
import { runningDataFlow, type Association } from './associations.ts';
import { variableOf } from './item-variable.ts';

/** Data associations as the mappings that they are: into the element's inputs, and out of what it made. BPMN 2.0, 10.4.2. */
export function compileDataMappings(node: FlowNode, build: Build) {
  const { incoming, outgoing } = runningDataFlow(node);
  const { loopDataInputRef, loopDataOutputRef } = loopData(node);
  return {
    // A multi-instance activity takes its collections apart itself: no instance gets the whole.
    inputs: incoming
      .filter(({ targetRef }) => targetRef !== loopDataInputRef || loopDataInputRef === undefined)
      .flatMap((association) => mappingsOf(association, node, build)),
    outputs: outgoing
      .filter(({ sourceRef = [] }) => !sourceRef.some((source) => source === loopDataOutputRef))
      .flatMap((association) => mappingsOf(association, node, build)),
  };
}

/** What a multi-instance activity runs over and gathers, where BPMN itself says so. */
export function loopData(node: Drawn) {
  const loop: Drawn | undefined = (node as Activity).loopCharacteristics;
  if (!isA(loop, 'bpmn:MultiInstanceLoopCharacteristics')) return {};
  const { loopDataInputRef, loopDataOutputRef, inputDataItem, outputDataItem } = loop;
  return { loopDataInputRef, loopDataOutputRef, inputDataItem, outputDataItem };
}

/** A name as an expression. */
export function nameOf(variable: string): Expression {
  return { kind: 'name', name: variable, at: [0, variable.length] };
}

/** What the item holds where the node reads it: a variable, or what the node itself has made. */
export function valueOf(item: Drawn, node: FlowNode, { drawing }: Pick<Build, 'drawing'>): Expression {
  const made = isA(item, 'bpmn:DataOutput') ? resultOf(node) : undefined;
  return nameOf(made ?? itemVariable(item, node, drawing) ?? '');
}

/** The variable of an item. Inputs and outputs of a call are those of what it calls, one by one. BPMN 2.0, 10.3.6. */
export function itemVariable(item: Drawn, node: FlowNode, drawing: Drawing): string | undefined {
  const twin = isA(node, 'bpmn:CallActivity') ? twinOf(item, node, drawing) : undefined;
  return variableOf(twin ?? item);
}

function twinOf(item: Drawn, call: Activity, drawing: Drawing): Drawn | undefined {
  const called = drawing.byId(calledId(call) ?? '') as Activity | undefined;
  for (const list of ['dataInputs', 'dataOutputs'] as const) {
    const own: readonly Drawn[] = call.ioSpecification?.[list] ?? [];
    if (own.includes(item)) return called?.ioSpecification?.[list]?.[own.indexOf(item)];
  }
  return undefined;
}

/** A step that makes one value has one output, whatever that is called. */
export function resultOf(node: FlowNode): string | undefined {
  const outputs = (node as Activity).ioSpecification?.dataOutputs ?? [];
  if (outputs.length > 1) return undefined;
  return (
    zeebe(node, 'zeebe:Script')?.resultVariable?.trim() ??
    zeebe(node, 'zeebe:CalledDecision')?.resultVariable?.trim()
  );
}

/** What an association moves, as mappings. */
export function mappingsOf(
  { sourceRef = [], targetRef, transformation, assignment = [] }: Association,
  node: FlowNode,
  build: Build,
): readonly Mapping[] {
  const { drawing, expressions } = build;
  const target = (targetRef && itemVariable(targetRef, node, drawing)) ?? '';
  if (assignment.length > 0) {
    return assignment.map(({ from, to }) => ({
      source: from?.body?.trim()
        ? expressions.formula(asFeel(from.body), node, 'assignment')
        : expressions.missing(node, 'assignment'),
      target: assignedPath(to?.body, target),
    }));
  }
  const [source] = sourceRef;
  return [
    {
      source: transformation?.body?.trim()
        ? expressions.formula(asFeel(transformation.body), node, 'transformation')
        : source === undefined
          ? expressions.missing(node, 'source of a data association')
          : valueOf(source, node, build),
      target,
    },
  ];
}

/** Where an assignment writes: the target itself, or a path in it, with or without its name in front. */
export function assignedPath(to: string | undefined, target: string): string {
  const path = to?.trim().replace(/^=\s*/, '') ?? '';
  if (path === '' || path === target || path.startsWith(`${target}.`)) return path || target;
  return `${target}.${path}`;
}

/** No other engine's convention speaks of these: they are FEEL, with or without the leading `=`. */
function asFeel(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('=') ? trimmed : `=${trimmed}`;
}
