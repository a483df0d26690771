import type { Instance, State } from '../engine/kernel/index.ts';
import type { Model } from '../engine/model.ts';
import type { AdHocView, CaseView, IncidentView, TaskView } from './contract.ts';

/** What a case asks of the world outside: decisions, messages, signals, an engineer. */
export type Asking = Pick<CaseView, 'tasks' | 'incidents' | 'messages' | 'signals'>;

export function askingOf(state: State): Asking {
  const instances = Object.values(state.instances);
  return {
    tasks: instances.flatMap((instance) => taskOf(instance) ?? []),
    incidents: instances.flatMap(incidentOf),
    messages: Object.values(state.waits).flatMap((wait) =>
      wait.kind === 'message'
        ? [{ name: wait.name, element: wait.element, ...(wait.key === undefined ? {} : { key: wait.key }) }]
        : [],
    ),
    signals: Object.values(state.waits).flatMap((wait) =>
      wait.kind === 'signal' ? [{ name: wait.name, element: wait.element }] : [],
    ),
  };
}

/** What the state says to people: everything but the children, whose ids only the adapter knows. */
export function viewOf(model: Model, state: State): Omit<CaseView, 'model' | 'started' | 'children'> {
  const adHoc = Object.values(state.instances).flatMap((instance) => adHocOf(model, instance) ?? []);
  return {
    process: model.id,
    status: state.status,
    variables: state.instances[1]?.variables ?? {},
    tokens: Object.values(state.instances)
      .filter((instance) => instance.parent !== 0 && (instance.active ?? 0) === 0)
      .map(({ id, element, incident, starved }) => ({
        element,
        instance: id,
        ...(incident === undefined ? {} : { incident }),
        ...(starved ? { waitsFor: 'data' as const } : {}),
      })),
    ...askingOf(state),
    timers: Object.values(state.waits).flatMap((wait) =>
      wait.kind === 'timer' ? [{ element: wait.element, due: wait.due }] : [],
    ),
    ...(adHoc.length === 0 ? {} : { adHoc }),
    ...(state.ending === undefined ? {} : { ending: state.ending }),
  };
}

/** What people can activate in an instance, if it is an ad-hoc sub-process that is open. */
export function adHocOf(model: Model, instance: Instance | undefined): AdHocView | undefined {
  if (instance?.adHoc === undefined || instance.adHoc.over) return undefined;
  const element = model.elements[instance.element];
  if (element?.kind !== 'adHocSubProcess') return undefined;
  const activities = element.starts.map((id) => ({ element: id, name: model.elements[id]?.name ?? id }));
  return { instance: instance.id, element: element.id, activities };
}

/** The open task of an instance, if it has one. */
export function taskOf(instance: Instance | undefined): TaskView | undefined {
  if (instance?.task === undefined || instance.outside !== 'task') return undefined;
  return { ...instance.task, task: instance.id, element: instance.element };
}

function incidentOf(instance: Instance): readonly IncidentView[] {
  if (instance.incident === undefined) return [];
  return [{ ...instance.incident, instance: instance.id, element: instance.element }];
}
