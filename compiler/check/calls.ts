import type { Element } from '../../engine/model.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { personalWrite } from './personal-writes.ts';
import { literal } from './scopes.ts';
import { anything, fieldOf, type Shape } from './shape.ts';
import { lowered } from './types/feel-type.ts';
import { misfit } from './types/fits.ts';
import { typeExpression } from './types/index.ts';

type CallActivity = Extract<Element, { readonly kind: 'callActivity' }>;

/** Each call gives the process that it calls what that begins with. */
export function checkCalls(checked: Checked): void {
  for (const element of Object.values(checked.model.elements)) {
    if (element.kind !== 'callActivity') continue;
    const process = literal(element.called) ?? '';
    const called = checked.called[process];
    if (called !== undefined) checkCall(element, process, called.start, checked);
  }
}

function checkCall(element: CallActivity, process: string, start: Shape, checked: Checked): void {
  const { id, inputs = [], propagateAll } = element;
  const variables = checked.scopes.looped(element);
  const mapped = inputs.map(({ source, target }) => ({
    target,
    given: typeExpression(source, variables).shape,
  }));
  const wanted = start.properties ?? {};
  for (const { target, given } of mapped) {
    const [name = '', ...inner] = target.split('.');
    const field = wanted[name];
    if (field === undefined && start.additionalProperties === false) {
      const meant = nearest(name, Object.keys(wanted));
      checked.error(id, {
        code: 'CALL_INPUT_UNKNOWN',
        message: `${process} does not begin with "${name}"`,
        hint:
          meant === undefined
            ? `It begins with ${Object.keys(wanted).join(', ')}.`
            : `Did you mean "${meant}"?`,
      });
      continue;
    }
    const place = inner.reduce<Shape | undefined>((at, step) => at && fieldOf(at, step), field);
    const personal = place && personalWrite(`the call of ${process}`, target, given, place);
    if (personal) checked.error(id, personal);
    const reason = field === undefined || inner.length > 0 ? undefined : misfit(lowered(given), field);
    if (reason === undefined) continue;
    checked.error(id, {
      code: 'CALL_INPUT_TYPE',
      message: `input ${target} of ${process}: ${reason}`,
      hint: 'Correct the expression, or what the called process begins with.',
    });
  }
  for (const [name, field] of propagateAll.parent ? Object.entries(wanted) : []) {
    const personal = personalWrite(
      `the call of ${process}`,
      name,
      fieldOf(variables, name) ?? anything,
      field,
    );
    if (personal) checked.error(id, personal);
  }
  const given = new Set(mapped.map(({ target }) => target.split('.')[0]));
  for (const name of start.required ?? []) {
    if (given.has(name) || (propagateAll.parent && name in (variables.properties ?? {}))) continue;
    checked.error(id, {
      code: 'CALL_INPUT_MISSING',
      message: `${process} begins with "${name}", which this call does not give`,
      hint: `Map it: an input with the target "${name}".`,
    });
  }
}
