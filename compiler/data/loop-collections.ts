import type { Expression } from '../../engine/feel/tree.ts';
import type { MultiInstance } from '../../engine/model.ts';
import type { Build } from '../model/build.ts';
import { present } from '../model/present.ts';
import type { Activity, Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { runningDataFlow } from './associations.ts';
import { itemVariable, loopData, mappingsOf, nameOf, resultOf, valueOf } from './data-mappings.ts';
import { variableOf } from './item-variable.ts';

/** What a multi-instance activity runs over where BPMN itself says so: loopDataInputRef and inputDataItem. BPMN 2.0, table 10.30. */
export function loopInput(
  activity: Activity,
  build: Build,
): Extract<MultiInstance['over'], { collection: Expression }> | undefined {
  const { loopDataInputRef, inputDataItem } = loopData(activity);
  if (loopDataInputRef === undefined) return undefined;
  const { incoming } = runningDataFlow(activity);
  const filling = incoming.find(({ targetRef }) => targetRef === loopDataInputRef);
  return present({
    collection:
      (filling && mappingsOf(filling, activity, build)[0]?.source) ??
      valueOf(loopDataInputRef, activity, build),
    element: variableOf(inputDataItem),
  });
}

/** Where it gathers what each instance gave: loopDataOutputRef and outputDataItem. */
export function loopOutput(activity: Activity, build: Build): MultiInstance['output'] {
  const { loopDataOutputRef, outputDataItem } = loopData(activity);
  if (loopDataOutputRef === undefined || outputDataItem === undefined) return undefined;
  const { outgoing } = runningDataFlow(activity);
  const association = outgoing.find(({ sourceRef = [] }) =>
    sourceRef.some((source) => source === loopDataOutputRef),
  );
  const target: Drawn = association?.targetRef ?? loopDataOutputRef;
  const result = isA(loopDataOutputRef, 'bpmn:DataOutput') ? resultOf(activity) : undefined;
  return {
    collection: itemVariable(target, activity, build.drawing) ?? '',
    element: nameOf(result ?? variableOf(outputDataItem) ?? ''),
  };
}
