import { registered } from '../../workflows/registered.ts';
import type { Registry } from '../../workflows/registry.ts';
import { attributesOf, isJson, textAt } from '../history/events.ts';
import type { EventJson } from '../history/proto-json.ts';
import { inputOf, type RecordedRun } from '../history/recorded-run.ts';
import { stepOf } from './step.ts';

/**
 * What a called case was handed, without its model where the diagram calls the newest. Which one was the newest then, the caller's
 * history does not tell, and today's may be another: any released one stands for all. That it is the one that ran is proven by the
 * called case's own history, which has to begin with the same input.
 */
export function withoutNewest(
  run: RecordedRun,
  call: EventJson,
  handed: unknown,
  registry: Registry = registered,
): unknown {
  const process = textAt(attributesOf(call), 'workflowType.name') ?? '';
  const model = textAt(handed, 'model') ?? '';
  const isReleased = registry.get(process)?.models[model] !== undefined;
  if (!isJson(handed) || !isReleased || !callsNewest(run, call, process, registry)) return handed;
  return { ...handed, model: 'newest' };
}

function callsNewest(run: RecordedRun, call: EventJson, process: string, registry: Registry): boolean {
  const own = inputOf(run)?.model ?? '';
  const caller = registry.get(run.process);
  const element = caller?.models[own]?.elements[stepOf(call) ?? ''];
  if (element?.kind !== 'callActivity') return false;
  // A deployment without that process calls the newest, too.
  return (
    element.binding === 'latest' ||
    (element.binding === 'deployment' && caller?.deployments?.[own]?.[process] === undefined)
  );
}
