import type { StandardLoop } from '../../engine/model.ts';
import type { Activity, Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Build } from './build.ts';
import { present } from './present.ts';

/** bpmn:standardLoopCharacteristics. BPMN 2.0, 13.3.6. */
export function compileStandardLoop(activity: Activity, { expressions }: Build): StandardLoop | undefined {
  const loop = activity.loopCharacteristics as Drawn | undefined;
  if (!isA(loop, 'bpmn:StandardLoopCharacteristics')) return undefined;
  const condition = loop.loopCondition?.body?.trim();
  return present({
    testBefore: loop.testBefore === true,
    condition: condition ? expressions.formula(condition, activity, 'loop condition') : undefined,
    maximum: loop.loopMaximum,
  });
}
