import type { Element } from '../../engine/model.ts';
import { references } from '../feel/index.ts';
import type { Checked } from './checked.ts';
import { namesDecided } from './decisions.ts';
import { namesShown } from './forms.ts';
import { anything } from './shape.ts';

/** A variable that an element reads for certain: in an expression, by a decision, or to show it in a form. */
export interface Use {
  readonly element: Element;
  /** Id of the element or flow that tells of it. */
  readonly id: string;
  readonly what: string;
  readonly name: string;
  /** Read when the element has done its work, rather than before. */
  readonly after: boolean;
  /** The variable that it is written to, where that is an output's. */
  readonly target?: string;
}

/** Everything that a model reads; fields of a step's own result are no variables. */
export function usesOf({ model, scopes, reads }: Checked): readonly Use[] {
  const expressions = reads.flatMap(({ id, what, expression, after = false, target }): readonly Use[] => {
    const element = model.elements[id] ?? model.elements[model.flows[id]?.source ?? ''];
    if (element === undefined) return [];
    const result = after ? scopes.result(element) : undefined;
    if (result === anything) return [];
    const own = result?.properties ?? {};
    return references(expression)
      .filter(({ name, certain }) => certain && !(name in own))
      .map(({ name }) => ({
        element,
        id,
        what,
        name,
        after: after || element.id !== id,
        ...(target && { target }),
      }));
  });
  const others = Object.values(model.elements).flatMap((element): readonly Use[] => {
    const use = (what: string, names: readonly string[]): readonly Use[] =>
      names.map((name) => ({ element, id: element.id, what, name, after: false }));
    return [...use('form', namesShown(element, model)), ...use('decision', namesDecided(element, model))];
  });
  return [...expressions, ...others];
}
