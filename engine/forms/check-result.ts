import type { Value } from '../value.ts';

interface Component {
  readonly key?: string;
  readonly type?: string;
  readonly values?: readonly { readonly value?: Value }[];
  readonly validate?: {
    readonly required?: boolean;
    readonly min?: number;
    readonly max?: number;
    readonly minLength?: number;
    readonly maxLength?: number;
  };
  readonly components?: readonly Component[];
}

/**
 * Checks a task's result against its form-js schema: required fields, types, choices and bounds. Gives one line per problem.
 * Patterns are not checked here: a personal field holds a token by now, and was checked at the edge before.
 */
export function checkResult(form: Value, result: { readonly [field: string]: Value }): readonly string[] {
  return fieldsOf(form as Component).flatMap((field) => {
    const { key = '' } = field;
    const value = result[key] ?? null;
    if (value === null || value === '') return field.validate?.required === true ? [`${key} is missing`] : [];
    return problemsOf(field, value).map((problem) => `${key} ${problem}`);
  });
}

/** All components with a key, also those in groups. */
function fieldsOf(component: Component): readonly Component[] {
  const inner = (component.components ?? []).flatMap(fieldsOf);
  return component.key === undefined ? inner : [component, ...inner];
}

function problemsOf({ type, values, validate = {} }: Component, value: Value): readonly string[] {
  switch (type) {
    case 'number':
      if (typeof value !== 'number') return ['must be a number'];
      return [
        ...(validate.min !== undefined && value < validate.min ? [`must be at least ${validate.min}`] : []),
        ...(validate.max !== undefined && value > validate.max ? [`must be at most ${validate.max}`] : []),
      ];
    case 'checkbox':
      return typeof value === 'boolean' ? [] : ['must be true or false'];
    case 'select':
    case 'radio': {
      const choices = values?.map((choice) => choice.value);
      return choices === undefined || choices.includes(value) ? [] : [`must be one of ${choices.join(', ')}`];
    }
    case 'textfield':
    case 'textarea': {
      if (typeof value !== 'string') return ['must be a text'];
      const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = validate;
      return value.length < minLength || value.length > maxLength
        ? [`must have between ${minLength} and ${maxLength} characters`]
        : [];
    }
    default:
      return [];
  }
}
