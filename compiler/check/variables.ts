import { builtIns } from '../../engine/feel/builtins/index.ts';
import { references } from '../feel/index.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { canBe, inferShape } from './infer.ts';
import type { Read } from './reads.ts';
import { readsOf } from './reads.ts';
import { unknownStep } from './scopes.ts';
import type { Shape } from './shape.ts';
import { fieldNames, fieldOf, readsPersonal, typesOf } from './shape.ts';

/** Every name that an expression reads is a variable there, of a type that fits; no path depends on personal data. */
export function checkVariables(checked: Checked): void {
  for (const read of readsOf(checked.model, checked.scopes)) {
    checkNames(read, checked);
    checkType(read, checked);
  }
  checkTargets(checked);
}

function checkNames(read: Read, checked: Checked): void {
  const { id, what, expression, variables, decides } = read;
  for (const { name, path, certain } of references(expression)) {
    if (builtIns.has(name) && fieldOf(variables, name) === undefined) continue;
    const unknown = unknownStep(variables, [name, ...path]);
    if (unknown !== undefined && certain) {
      const { step, at } = unknown;
      const whole = [name, ...path].join('.');
      const meant = nearest(step, fieldNames(at));
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

function checkType({ id, what, expression, variables, wanted }: Read, checked: Checked): void {
  const given = inferShape(expression, variables);
  if (wanted === undefined || canBe(given, wanted)) return;
  checked.error(id, {
    code: 'EXPRESSION_TYPE',
    message: `${what}: gives ${spokenTypes(given)}, not ${spokenTypes(wanted)}`,
    hint: 'Correct the expression, or the type of the variable in the schema file.',
  });
}

/** `a string or a list`. */
export function spokenTypes(shape: Shape): string {
  const spoken = typesOf(shape)
    .filter((type) => type !== 'null')
    .map((type) =>
      type === 'array'
        ? 'a list'
        : type === 'object'
          ? 'an object'
          : type === 'integer'
            ? 'a whole number'
            : `a ${type}`,
    );
  return spoken.join(' or ') || 'nothing';
}

/** What is written must be a variable of the schema, or one of a scope around. */
function checkTargets({ model, scopes, error }: Checked): void {
  const check = (id: string, what: string, target: string, variables: Shape): void => {
    const unknown = unknownStep(variables, target.split('.'));
    if (unknown === undefined) return;
    const meant = nearest(unknown.step, fieldNames(unknown.at));
    error(id, {
      code: 'VARIABLE_UNKNOWN',
      message: `${what} writes ${target}, but there is no "${unknown.step}"`,
      hint: meant === undefined ? 'Add it to the variables in the schema file.' : `Did you mean "${meant}"?`,
    });
  };
  for (const element of Object.values(model.elements)) {
    const around = scopes.around(element);
    const outputs = 'outputs' in element ? element.outputs : undefined;
    for (const { target } of outputs ?? []) check(element.id, 'an output', target, scopes.within(element));
    if ('loop' in element && element.loop?.output !== undefined) {
      check(element.id, 'the output collection', element.loop.output.collection, around);
    }
    const result =
      element.kind === 'scriptTask' && 'expression' in element.script
        ? element.script.resultVariable
        : element.kind === 'businessRuleTask' && 'decision' in element.rule
          ? element.rule.resultVariable
          : undefined;
    if (result !== undefined && outputs === undefined)
      check(element.id, 'the result', result, scopes.within(element));
  }
}
