import type { StepEntry } from '../../definitions/definition.ts';
import type { Element, Model } from '../../engine/model.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import { literal } from '../check/scopes.ts';

const kinds = {
  serviceTask: 'serviceTask',
  sendTask: 'sendTask',
  scriptTask: 'scriptTask',
  businessRuleTask: 'businessRuleTask',
  endEvent: 'throwEvent',
  intermediateThrowEvent: 'throwEvent',
} as const satisfies { readonly [K in Element['kind']]?: StepEntry['kind'] };

/** The steps of a model that have a job, by id, in diagram order. */
export function stepsOf(model: Model): Readonly<Record<string, StepEntry>> {
  return Object.fromEntries(
    Object.values(model.elements).flatMap((element): [string, StepEntry][] => {
      const job = jobOf(element);
      const kind = element.kind in kinds ? kinds[element.kind as keyof typeof kinds] : undefined;
      if (job === undefined || kind === undefined) return [];
      const type = literal(job.type);
      const action = type === undefined || type === element.id ? {} : { action: type };
      const mapped = 'inputs' in element && element.inputs !== undefined;
      const bound = type === element.id || (type !== undefined && !mapped) ? { bound: true as const } : {};
      return [[element.id, { kind, ...action, ...bound }]];
    }),
  );
}

const activities: readonly Element['kind'][] = [
  'task',
  'manualTask',
  'userTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
  'callActivity',
  'subProcess',
  'transaction',
  'eventSubProcess',
  'adHocSubProcess',
];

/** Ids of all steps, in diagram order: activities, and events that have a job. */
export function stepIds(model: Model): readonly string[] {
  const withJob = stepsOf(model);
  return Object.values(model.elements).flatMap(({ id, kind }) =>
    activities.includes(kind) || Object.hasOwn(withJob, id) ? [id] : [],
  );
}
