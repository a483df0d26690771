import { builtIns } from '../../engine/feel/builtins/index.ts';
import { references } from '../feel/index.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { keyMisfit } from './keys.ts';
import { personalReads } from './personal-reads.ts';
import type { Read } from './reads.ts';
import { unknownStep } from './scopes.ts';
import { fieldNames, fieldOf, readsPersonal } from './shape.ts';
import { timeMisfit } from './times.ts';
import { lowered } from './types/feel-type.ts';
import { misfit } from './types/fits.ts';
import { typeExpression, type Mistake } from './types/index.ts';
import { checkWrites } from './writes.ts';

const CORRECT = 'Correct the expression, or the type of the variable in the schema file.';

/** Every name that an expression reads is a variable there, of a type that fits; no path depends on personal data. */
export function checkVariables(checked: Checked): void {
  for (const read of checked.reads) {
    checkNames(read, checked);
    checkPersonal(read, checked);
    checkType(read, checked);
  }
  checkDecisionTypes(checked);
  checkWrites(checked);
}

function checkNames(read: Read, checked: Checked): void {
  const { id, what, expression, variables, decides } = read;
  for (const { name, path, certain } of references(expression)) {
    if (builtIns.has(name) && fieldOf(variables, name) === undefined) continue;
    const unknown = unknownStep(variables, [name, ...path]);
    if (unknown !== undefined && certain) {
      const { step, at } = unknown;
      const whole = [name, ...path].join('.');
      const meant = nearest(step, [...fieldNames(at), ...(step === name ? builtIns.keys() : [])]);
      checked.error(id, {
        code: 'VARIABLE_UNKNOWN',
        message: `${what}: there is no ${step === name ? 'variable' : 'field'} "${step}"${step === name ? '' : ` in ${whole}`}`,
        hint:
          meant === undefined
            ? 'Add it to the variables in the schema file, or correct the name.'
            : `Did you mean "${meant}"?`,
      });
    }
    if (decides && readsPersonal(variables, [name, ...path])) {
      checked.error(id, {
        code: 'PERSONAL_DATA_IN_CONDITION',
        message: `${what}: ${[name, ...path].join('.')} is personal data, of which a history holds only a token`,
        hint: 'Decide by a field that is not personal; let an action or a person say what it is about.',
      });
    }
  }
}

/** What is read of people by other ways than their names. */
function checkPersonal({ id, what, expression, variables, decides }: Read, checked: Checked): void {
  if (!decides) return;
  for (const name of personalReads(expression, variables)) {
    checked.error(id, {
      code: 'PERSONAL_DATA_IN_CONDITION',
      message: `${what}: "${name}" is personal data, of which a history holds only a token`,
      hint: 'Decide by a field that is not personal; let an action or a person say what it is about.',
    });
  }
}

function checkType(read: Read, checked: Checked): void {
  const { id, what, expression, variables } = read;
  const { mistakes } = typeExpression(expression, variables);
  for (const { message, hint } of [...mistakes, ...misfitOf(read)]) {
    checked.error(id, { code: 'EXPRESSION_TYPE', message: `${what}: ${message}`, hint });
  }
}

/** Why what comes is never what is needed at this place. */
function misfitOf({ expression, variables, wanted }: Read): readonly Mistake[] {
  if (wanted === undefined) return [];
  const { shape } = typeExpression(expression, variables);
  if (typeof wanted === 'object') {
    const reason = misfit(lowered(shape), wanted);
    return reason === undefined ? [] : [{ message: reason, hint: CORRECT }];
  }
  const mistake = wanted === 'key' ? keyMisfit(expression, variables) : timeMisfit(shape, wanted);
  return mistake === undefined ? [] : [mistake];
}

/** What the decisions of a process say fits the data that they are given. */
function checkDecisionTypes({ model, scopes, error }: Checked): void {
  for (const element of Object.values(model.elements)) {
    for (const { message, hint } of scopes.decision(element)?.mistakes ?? []) {
      error(element.id, { code: 'EXPRESSION_TYPE', message: `decision ${message}`, hint });
    }
  }
}
