import { literal } from '../../compiler/check/scopes.ts';
import type { Element, Model } from '../../engine/model.ts';
import { jobsOf } from '../../engine/model/jobs.ts';

/** A step that an action does. */
export interface Use {
  readonly process: string;
  readonly element: string;
  /** The action by what it is called now. */
  readonly action: string;
  /** Fields of the action's input that the diagram fills; undefined where code or the whole of the variables does. */
  readonly fields?: readonly string[];
}

/** What is known of a process to say what it uses. */
export interface UsingProcess {
  readonly model: Model;
  /** Steps bound in code. */
  readonly bound: { readonly [step: string]: { readonly action: string } };
}

/** Descriptors by id; one under an id that it had before says what it is called `now`. */
type Actions = { readonly [id: string]: object };

/** Every step of the processes that an action does, by their diagrams and by their code. */
export function usesOf(processes: readonly UsingProcess[], actions: Actions): readonly Use[] {
  return processes.flatMap(({ model, bound }) =>
    Object.values(model.elements).flatMap((element) =>
      [...drawn(element), ...(bound[element.id] === undefined ? [] : [bound[element.id]?.action ?? ''])]
        .filter((id, index, all) => id in actions && all.indexOf(id) === index)
        .map((id): Use => ({
          process: model.id,
          element: element.id,
          action: presentId(id, actions),
          ...fieldsOf(element),
        })),
    ),
  );
}

function presentId(id: string, actions: Actions): string {
  const descriptor = actions[id];
  return descriptor !== undefined && 'now' in descriptor ? String(descriptor.now) : id;
}

function drawn(element: Element): readonly string[] {
  return jobsOf(element).flatMap(({ type }) => literal(type) ?? []);
}

function fieldsOf(element: Element): Pick<Use, 'fields'> {
  if (!('inputs' in element) || element.inputs === undefined) return {};
  return { fields: [...new Set(element.inputs.map(({ target }) => target.split('.')[0] ?? target))] };
}
