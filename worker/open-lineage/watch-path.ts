import type { WorkerOptions } from '@temporalio/worker';
import type { PathEntry } from '../../engine/kernel/index.ts';
import { runEvent, type LineageStep, type RunChange } from './event.ts';

/** What steps read and write, by `process.element`, and by `process` for the process itself. */
export type LineageSteps = ReadonlyMap<string, LineageStep>;

/** The run that a sink's call is about; what the SDK's workflow info has of it. */
interface RunInfo {
  readonly workflowId: string;
  readonly workflowType: string;
  readonly namespace: string;
  readonly parent?: { readonly workflowId: string } | undefined;
}

/** A sink of the path that tells runs of cases, and of the steps that move data, as OpenLineage events. */
export function watchPath(
  steps: LineageSteps,
  emit: (event: object) => void,
): NonNullable<WorkerOptions['sinks']> {
  return {
    path: {
      entry: {
        callDuringReplay: false,
        fn: (info: RunInfo, entry: PathEntry) => {
          const change = changeOf(info, entry, steps);
          if (change !== undefined) emit(runEvent(change));
        },
      },
    },
  };
}

/** What a line of the path says of a run; undefined where it is about none that is told. */
export function changeOf(info: RunInfo, entry: PathEntry, steps: LineageSteps): RunChange | undefined {
  const { workflowId: caseId, workflowType: process, namespace } = info;
  const isCase = entry.kind === 'process';
  const lineage = steps.get(isCase ? process : `${process}.${entry.element}`);
  if (!isCase && lineage === undefined) return undefined;
  const type = typeOf(entry, isCase);
  if (type === undefined) return undefined;
  const caller = isCase ? callerOf(info, steps) : undefined;
  return {
    type,
    at: entry.at,
    namespace,
    process,
    caseId,
    ...(isCase ? {} : { step: { element: entry.element, instance: entry.instance } }),
    ...(caller === undefined ? {} : { caller }),
    lineage,
  };
}

/** A step that fails has an incident: it waits for an engineer and goes on, so its run has not ended. */
function typeOf({ event }: PathEntry, isCase: boolean): RunChange['type'] | undefined {
  switch (event) {
    case 'entered':
      return 'START';
    case 'completed':
      return 'COMPLETE';
    case 'terminated':
      return 'ABORT';
    case 'failed':
      return isCase ? 'FAIL' : 'OTHER';
    case 'compensated':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** A called case is named after the step that called it: engine/model/called-case.ts. */
function callerOf(
  { workflowId, workflowType, parent }: RunInfo,
  steps: LineageSteps,
): RunChange['caller'] | undefined {
  if (parent === undefined || !workflowId.startsWith(`${parent.workflowId}.`)) return undefined;
  const element = workflowId.slice(parent.workflowId.length + 1).replace(/-\d+$/, '');
  const step = [...steps].find(([key, { calls }]) => calls === workflowType && key.endsWith(`.${element}`));
  if (step === undefined) return undefined;
  return { caseId: parent.workflowId, process: step[0].slice(0, -element.length - 1) };
}
