import type { Element, Mapping } from '../../engine/model.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import { nearest } from '../feel/nearest.ts';
import { checkBusinessErrors } from './business-errors.ts';
import type { ActionShape, Checked } from './checked.ts';
import { literal, unknownStep } from './scopes.ts';
import { anything, fieldNames, fieldOf } from './shape.ts';
import { lowered } from './types/feel-type.ts';
import { misfit } from './types/fits.ts';
import { typeExpression } from './types/index.ts';
import { plainName } from './types/paths.ts';
import { spokenTypes } from './types/spoken.ts';

/** Every job is an action, whose input fits where it is mapped, or is bound in code under the step's own id. */
export function checkActions(checked: Checked): void {
  for (const element of Object.values(checked.model.elements)) {
    checkListeners(element, checked);
    const type = literal(jobOf(element)?.type);
    if (type === undefined || type === element.id) continue;
    const action = checked.actions[type];
    if (action === undefined) {
      const meant = nearest(type, Object.keys(checked.actions));
      checked.error(element.id, {
        code: 'ACTION_UNKNOWN',
        message: `there is no action "${type}"`,
        hint:
          meant === undefined
            ? `"maschinenraum tools" lists the actions; a step bound in code has its own id as type ("${element.id}").`
            : `Did you mean "${meant}"?`,
      });
    } else {
      if ('inputs' in element && element.inputs !== undefined) {
        checkInput(element, element.inputs, type, action, checked);
      }
      checkResult(element, type, action, checked);
      checkBusinessErrors(element, checked);
    }
  }
}

/** What comes back is kept: an output that means a field of the result reads one that there is. */
function checkResult(element: Element, type: string, { output }: ActionShape, checked: Checked): void {
  const fields = Object.keys(output.properties ?? {});
  if (fields.length === 0 || !('outputs' in element)) return;
  const inputs = new Set((element.inputs ?? []).map(({ target }) => target.split('.')[0] ?? ''));
  for (const { source, target } of element.outputs ?? []) {
    // A counter that goes on, or a setting that has been made, may well be written of variables; a copy of one on itself, or of
    // what the action was given, never is meant.
    const name = plainName(source);
    if (name === undefined || fields.includes(name)) continue;
    const given = inputs.has(name);
    if (!given && (source.kind !== 'name' || name !== target)) continue;
    checked.error(element.id, {
      code: 'ACTION_RESULT_UNUSED',
      message: `an output copies ${given ? `the input "${name}"` : `"${name}" onto itself`}: ${type} gives no "${name}"`,
      hint: `It gives ${fields.join(', ')}.`,
    });
  }
}

/** A listener gets all variables; an action wants its own input and no other. */
function checkListeners({ id, listeners }: Element, checked: Checked): void {
  for (const { type } of [...(listeners?.start ?? []), ...(listeners?.end ?? [])]) {
    const name = literal(type);
    if (name === undefined) continue;
    const known = checked.actions[name] !== undefined;
    checked.error(id, {
      code: known ? 'ACTION_INPUT_UNKNOWN' : 'ACTION_UNKNOWN',
      message: known
        ? `${name} cannot be a listener: it would get all variables as its input`
        : `there is no action "${name}" for the listener`,
      hint: 'Put the work into a service task in front of the step or behind it.',
    });
  }
}

function checkInput(
  element: Element,
  inputs: readonly Mapping[],
  type: string,
  { input }: ActionShape,
  checked: Checked,
): void {
  const variables = checked.scopes.looped(element);
  for (const { source, target } of inputs) {
    const path = target.split('.');
    const unknown = unknownStep(input, path);
    if (unknown !== undefined) {
      const meant = nearest(unknown.step, fieldNames(unknown.at));
      checked.error(element.id, {
        code: 'ACTION_INPUT_UNKNOWN',
        message: `${type} has no input "${target}"`,
        hint:
          meant === undefined
            ? `It has ${fieldNames(unknown.at).join(', ') || 'none'}.`
            : `Did you mean "${meant}"?`,
      });
      continue;
    }
    const wanted = path.reduce((at, step) => fieldOf(at, step) ?? anything, input);
    const reason = misfit(lowered(typeExpression(source, variables).shape), wanted);
    if (reason !== undefined) {
      checked.error(element.id, {
        code: 'ACTION_INPUT_TYPE',
        message: `input ${target} of ${type}: ${reason}`,
        hint:
          literal(source) === undefined
            ? `Correct the expression: ${target} is ${spokenTypes(wanted)}.`
            : 'Correct the text; what is a number, a list or a condition needs "=" in front.',
      });
    }
  }
  const given = new Set(inputs.map(({ target }) => target.split('.')[0]));
  for (const name of input.required ?? []) {
    if (given.has(name)) continue;
    checked.error(element.id, {
      code: 'ACTION_INPUT_MISSING',
      message: `${type} needs the input "${name}"`,
      hint: `Map it: an input with the target "${name}".`,
    });
  }
}
