import type { Drawn, Process } from '../parse/bpmn.ts';

interface LaneElement extends Drawn {
  readonly name?: string;
  readonly flowNodeRef?: readonly Drawn[];
  readonly childLaneSet?: { readonly lanes?: readonly LaneElement[] };
}

/** The name of the innermost lane by the id of the node in it. */
export function lanesOf(process: Process): ReadonlyMap<string, string> {
  const lanes = new Map<string, string>();
  const visit = (lane: LaneElement): void => {
    const name = lane.name?.trim() || lane.id;
    for (const { id } of lane.flowNodeRef ?? []) {
      if (id !== undefined && name !== undefined) lanes.set(id, name);
    }
    lane.childLaneSet?.lanes?.forEach(visit);
  };
  for (const { lanes: outermost } of process.laneSets ?? [])
    (outermost as LaneElement[] | undefined)?.forEach(visit);
  return lanes;
}
