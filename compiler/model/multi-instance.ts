import type { MultiInstance } from '../../engine/model.ts';
import { loopInput, loopOutput } from '../data/loop-collections.ts';
import type { Activity, Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Build } from './build.ts';
import { compileBehavior } from './loop-events.ts';
import { present } from './present.ts';

/** Multi-instance characteristics with zeebe:loopCharacteristics, or with a loopCardinality alone. BPMN 2.0, 13.3.7. */
export function compileMultiInstance(activity: Activity, build: Build): MultiInstance | undefined {
  const loop = activity.loopCharacteristics as Drawn | undefined;
  if (!isA(loop, 'bpmn:MultiInstanceLoopCharacteristics')) return undefined;
  const { expressions } = build;
  const { inputCollection, inputElement, outputCollection, outputElement } =
    zeebe(loop, 'zeebe:LoopCharacteristics') ?? {};
  const cardinality = loop.loopCardinality?.body?.trim();
  const completion = loop.completionCondition?.body?.trim();
  const input = inputCollection ? undefined : loopInput(activity, build);
  const gathered = outputCollection ? undefined : loopOutput(activity, build);
  return present({
    sequential: loop.isSequential === true,
    over:
      input ??
      (inputCollection || !cardinality
        ? present({
            collection: inputCollection
              ? expressions.formula(inputCollection, activity, 'input collection')
              : expressions.missing(activity, 'input collection'),
            element: inputElement || undefined,
          })
        : { cardinality: expressions.number(cardinality, activity, 'loop cardinality') }),
    output:
      gathered ??
      (outputCollection && outputElement
        ? {
            collection: outputCollection,
            element: expressions.formula(outputElement, activity, 'output element'),
          }
        : undefined),
    completionCondition: completion
      ? expressions.formula(completion, activity, 'completion condition')
      : undefined,
    throws: compileBehavior(activity, loop, build),
  });
}
