import { compileInputSets } from '../data/input-sets.ts';
import { compileData } from '../data/scope-data.ts';
import type { Activity } from '../parse/bpmn.ts';
import type { Build } from './build.ts';
import { compileMappings } from './mappings.ts';
import { compileMultiInstance } from './multi-instance.ts';
import { compileNode } from './node.ts';
import { present } from './present.ts';
import { compileStandardLoop } from './standard-loop.ts';

/** What every activity has, whatever it does: mappings, boundary events, loop, default flow, compensation. */
export function compileActivity(activity: Activity, build: Build) {
  const boundary = build.drawing.boundary(activity);
  const compensating = boundary.find((event) =>
    event.eventDefinitions?.some(({ $type }) => $type === 'bpmn:CompensateEventDefinition'),
  );
  const handler = compensating && build.drawing.handlerOf(compensating);
  return present({
    ...compileNode(activity, build),
    ...compileMappings(activity, build),
    data: compileData(activity, build.drawing),
    inputSets: compileInputSets(activity, build),
    boundary: boundary.length > 0 ? boundary.map(({ id }) => id ?? '') : undefined,
    loop: compileMultiInstance(activity, build),
    repeat: compileStandardLoop(activity, build),
    startQuantity: more(activity.startQuantity),
    completionQuantity: more(activity.completionQuantity),
    defaultFlow: activity.default?.id,
    compensation: handler?.id,
    isForCompensation: activity.isForCompensation === true ? (true as const) : undefined,
  });
}

/** A quantity of 1 says nothing. */
function more(quantity: number | undefined): number | undefined {
  return quantity === 1 ? undefined : quantity;
}
