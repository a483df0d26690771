import type { Element } from '../../engine/model.ts';
import { builtIns } from '../../engine/feel/builtins/index.ts';
import { parseExpression, references } from '../feel/index.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { unknownStep } from './scopes.ts';
import type { Shape } from './shape.ts';
import { fieldNames } from './shape.ts';
import { typeExpression } from './types/index.ts';

/** What a form shows and hides by FEEL reads variables of its task, or what the form itself asks for. */
export function checkFormExpressions(
  element: Element,
  formId: string,
  components: readonly unknown[],
  result: Shape,
  { scopes, error }: Checked,
): void {
  const around = scopes.within(element);
  const variables: Shape = { ...around, properties: { ...around.properties, ...result.properties } };
  const checkPath = (path: readonly string[]): void => {
    const unknown = unknownStep(variables, path);
    if (unknown === undefined) return;
    const meant = nearest(unknown.step, fieldNames(unknown.at));
    error(element.id, {
      code: 'FORM_FIELD_UNKNOWN',
      message: `the form "${formId}" reads "${path.join('.')}", but there is no "${unknown.step}"`,
      hint:
        meant === undefined
          ? 'Give the task an input of that name, or correct it.'
          : `Did you mean "${meant}"?`,
    });
  };
  for (const source of new Set(components.flatMap(sourcesOf))) {
    if (/^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(source)) {
      if (!builtIns.has(source)) checkPath(source.split('.'));
      continue;
    }
    const parsed = parseExpression(source, { names: Object.keys(variables.properties ?? {}) });
    if (!parsed.ok) continue;
    for (const { name, path, certain } of references(parsed.expression)) {
      if (certain && !builtIns.has(name)) checkPath([name, ...path]);
    }
    for (const { message, hint } of typeExpression(parsed.expression, variables).mistakes) {
      error(element.id, { code: 'FORM_FIELD_TYPE', message: `the form "${formId}": ${message}`, hint });
    }
  }
}

/** What is said of each item has names of its own: only the list itself is looked at. */
const loop = /\{\{#loop ([^}]+)\}\}[\s\S]*\{\{\/loop\}\}/g;

/** The FEEL in a component: texts behind "=", and what stands in braces in a text (form-js, "templating"); not in dynamic lists. */
export function sourcesOf(component: unknown): readonly string[] {
  if (typeof component === 'string') {
    if (component.startsWith('=')) return [component.slice(1)];
    const outside = component.replaceAll(loop, '{{$1}}');
    return [...outside.matchAll(/\{\{(?:#if )?([^{}#/]+)\}\}/g)].map(([, source = '']) => source.trim());
  }
  if (typeof component !== 'object' || component === null) return [];
  const isRows = 'type' in component && component.type === 'dynamiclist';
  return isRows ? [] : Object.values(component).flatMap(sourcesOf);
}
