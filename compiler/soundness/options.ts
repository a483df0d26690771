import type { FlowNode, SequenceFlow } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { NetNode } from './net.ts';

/** Who draws more ways to choose than this is not helped by trying them all. */
const MOST = 64;

interface BorderEvent {
  readonly flow: number;
  readonly interrupts: boolean;
}

/**
 * All that may happen when a token leaves an element: by its flows as their conditions say, where any may hold; by `other` where it
 * has none; or by an event on its border. Nothing if there are too many.
 */
export function optionsOf(
  element: FlowNode,
  flows: ReadonlyMap<SequenceFlow, number>,
  other: readonly number[],
  events: readonly BorderEvent[],
): NetNode['options'] | undefined {
  const own = flows.size === 0 ? [other] : drawnOptions(element, flows);
  const interrupting = events.filter(({ interrupts }) => interrupts).map(({ flow }) => [flow]);
  const beside = subsetsOf(events.filter(({ interrupts }) => !interrupts).map(({ flow }) => flow));
  const ways = own === undefined ? undefined : [...own, ...interrupting];
  if (ways === undefined || beside === undefined || ways.length * beside.length > MOST) return undefined;
  return ways.flatMap((way) => beside.map((also) => [...way, ...also]));
}

function drawnOptions(
  element: FlowNode,
  flows: ReadonlyMap<SequenceFlow, number>,
): NetNode['options'] | undefined {
  const all = [...flows.values()];
  if (isA(element, 'bpmn:ExclusiveGateway') || isA(element, 'bpmn:EventBasedGateway'))
    return all.map((flow) => [flow]);
  if (isA(element, 'bpmn:ParallelGateway')) return [all];
  const { default: defaultFlow } = element as { readonly default?: unknown };
  const numbers = (which: (flow: SequenceFlow) => boolean): readonly number[] =>
    [...flows].filter(([flow]) => which(flow)).map(([, number]) => number);
  const always = numbers((flow) => flow !== defaultFlow && flow.conditionExpression === undefined);
  const fallback = numbers((flow) => flow === defaultFlow);
  const chosen = subsetsOf(numbers((flow) => flow !== defaultFlow && flow.conditionExpression !== undefined));
  return chosen
    ?.map((some) => [...always, ...(some.length === 0 ? fallback : some)])
    .filter((way) => way.length > 0);
}

function subsetsOf(flows: readonly number[]): readonly (readonly number[])[] | undefined {
  if (2 ** flows.length > MOST) return undefined;
  return flows.reduce<readonly (readonly number[])[]>(
    (sets, flow) => sets.flatMap((set) => [set, [...set, flow]]),
    [[]],
  );
}
