import type { Expression } from '../../engine/feel/tree.ts';
import type { Build } from '../model/build.ts';
import type { Activity, Drawn } from '../parse/bpmn.ts';
import { runningDataFlow } from './associations.ts';
import { valueOf } from './data-mappings.ts';

/**
 * What must be there before an activity begins: of one of its input sets every input that is not optional. An input that no
 * association fills waits for nothing. BPMN 2.0, 10.4.2 and 13.3.2.
 */
export function compileInputSets(
  activity: Activity,
  build: Build,
): readonly (readonly Expression[])[] | undefined {
  const { incoming } = runningDataFlow(activity);
  const sets = activity.ioSpecification?.inputSets ?? [];
  if (incoming.length === 0 || sets.length === 0) return undefined;
  const needed = sets.map(({ dataInputRefs = [], optionalInputRefs = [], whileExecutingInputRefs = [] }) =>
    (dataInputRefs as readonly Drawn[])
      .filter((input) => ![...optionalInputRefs, ...whileExecutingInputRefs].includes(input as never))
      .flatMap((input) => incoming.filter(({ targetRef }) => targetRef === input))
      .flatMap(({ sourceRef = [] }) => sourceRef.map((source) => valueOf(source, activity, build))),
  );
  return needed.some((set) => set.length === 0) ? undefined : needed;
}
