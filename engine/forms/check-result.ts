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
  /** Dynamic lists: the field that holds the list. */
  readonly path?: string;
  readonly conditional?: { readonly hide?: string };
}

type Result = { readonly [field: string]: Value };

/**
 * Checks a task's result against its form-js schema: required fields, types, choices and bounds. Gives one line per problem.
 * Patterns are not checked here: a personal field holds a token by now, and was checked at the edge before.
 */
export function checkResult(form: Value, result: Result): readonly string[] {
  return checkFields(form as Component, result);
}

/** Groups only arrange fields; a dynamic list has a list at its path, with the fields of one item inside. */
function checkFields({ components = [] }: Component, result: Result): readonly string[] {
  return components.flatMap((component) => {
    if (component.type === 'dynamiclist' && component.path !== undefined)
      return checkList(component, result[component.path]);
    if (component.components !== undefined) return checkFields(component, result);
    return component.key === undefined
      ? []
      : checkField(component, component.key, result[component.key] ?? null);
  });
}

function checkList(component: Component, items: Value | undefined): readonly string[] {
  if (items === undefined || items === null) return [];
  if (!isList(items)) return [`${component.path} must be a list`];
  return items.flatMap((item, index) =>
    isContext(item)
      ? checkFields(component, item).map((problem) => `${component.path}[${index + 1}].${problem}`)
      : [`${component.path}[${index + 1}] must have fields`],
  );
}

/** A field that is hidden on some condition cannot be required always. */
function checkField(field: Component, key: string, value: Value): readonly string[] {
  if (value === null || value === '') {
    const required = field.validate?.required === true && field.conditional?.hide === undefined;
    return required ? [`${key} is missing`] : [];
  }
  return problemsOf(field, value).map((problem) => `${key} ${problem}`);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isContext(value: Value): value is Result {
  return typeof value === 'object' && value !== null && !isList(value);
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
