import type { Checked } from './checked.ts';
import type { Shape } from './shape.ts';
import { anything, typesOf } from './shape.ts';
import { itemsOf } from './types/built-in-results.ts';
import { valuesOf } from './types/feel-type.ts';
import { misfit } from './types/fits.ts';

/** What a form lets a person answer in one place. */
export interface Answer {
  readonly key: string;
  readonly type: string;
  /** What can be chosen, where the form says it. */
  readonly options?: readonly unknown[];
  readonly bounds?: Bounds;
  /** Numbers: digits behind the point are let through. */
  readonly fractions?: boolean;
}

/** What form-js checks before it sends an answer. */
export interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
}

/** Types of the value that each kind of form-js field gives; what is chosen is what the options say, a text most often. */
const valueTypes: Readonly<Record<string, readonly string[]>> = {
  textfield: ['string'],
  textarea: ['string'],
  select: ['string', 'number', 'integer'],
  radio: ['string', 'number', 'integer'],
  datetime: ['string'],
  number: ['number', 'integer'],
  checkbox: ['boolean'],
  checklist: ['array'],
  taglist: ['array'],
  dynamiclist: ['array'],
  filepicker: ['array'],
};

/** What the form lets a person answer is what the task takes, and all of it. */
export function checkAnswer(
  id: string,
  formId: string,
  answer: Answer,
  wanted: Shape,
  { error, warning }: Checked,
): void {
  const { key, type, options = [] } = answer;
  const given = valueTypes[type];
  const chosen = given?.includes('array') === true ? (itemsOf(wanted) ?? anything) : wanted;
  const reason = options.map((value) => misfit({ const: value }, chosen)).find((one) => one !== undefined);
  if (reason !== undefined) {
    error(id, {
      code: 'FORM_FIELD_TYPE',
      message: `the form "${formId}" offers for "${key}": ${reason}`,
      hint: 'Correct the value of the option, or the type in the schema file.',
    });
  }
  const types = typesOf(wanted);
  if (given !== undefined && types.length > 0 && !types.some((one) => given.includes(one))) {
    error(id, {
      code: 'FORM_FIELD_TYPE',
      message: `the form "${formId}" asks for "${key}" by a ${type}, but the result has ${types.join(' or ')}`,
      hint: types.some((one) => valueTypes['number']?.includes(one))
        ? 'Only a field of the kind number gives one.'
        : 'Use another kind of field, or correct the type in the schema file.',
    });
    return;
  }
  for (const beyond of beyondSchema(answer, wanted)) {
    error(id, {
      code: 'FORM_BOUNDS',
      message: `the form "${formId}" lets "${key}" have ${beyond}, which the task refuses`,
      hint: 'Give the field the bounds of the schema ("decimalDigits": 0 for whole numbers), or correct these.',
    });
  }
  const missing = reason === undefined ? choicesMissing(answer, chosen) : [];
  if (missing.length > 0) {
    const spoken = missing.map((value) => JSON.stringify(value)).join(', ');
    warning(id, {
      code: 'FORM_CHOICE_MISSING',
      message: `the form "${formId}" does not offer ${spoken} for "${key}": nobody can ever choose it`,
      hint: `Add the option, or take the value out of tasks.${id} in the schema file.`,
    });
  }
}

/** Values that the schema knows, and the form does not offer. */
function choicesMissing({ options }: Answer, chosen: Shape): readonly unknown[] {
  if (options === undefined) return [];
  const values = valuesOf(chosen)?.filter((value) => value !== null) ?? [];
  return values.filter((value) => !options.includes(value));
}

/** What the form lets through, and the schema does not. */
function beyondSchema({ bounds = {}, fractions = false }: Answer, wanted: Shape): readonly string[] {
  const { min, max, minLength, maxLength } = bounds;
  const branches = wanted.anyOf ?? wanted.oneOf ?? [wanted];
  // Of several kinds of answer one may take it.
  const refused = (isRefused: (branch: Shape) => boolean): boolean =>
    branches.every((branch) => branch.type === 'null' || isRefused(branch));
  const numbers = [min, max].filter((bound) => bound !== undefined);
  return [
    ...numbers
      .filter((bound) => refused((branch) => isOutside(bound, branch)))
      .map((bound) => `the number ${bound}`),
    ...(fractions && refused(({ type }) => type === 'integer') ? ['a fraction'] : []),
    ...(minLength !== undefined && refused((branch) => minLength < (branch.minLength ?? 0))
      ? [`a text of ${minLength} characters`]
      : []),
    ...(maxLength !== undefined && refused(({ maxLength: most = Infinity }) => maxLength > most)
      ? [`a text of ${maxLength} characters`]
      : []),
  ];
}

/** A form can say "at least 0", not "more than 0": the border itself is let pass. */
function isOutside(value: number, { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Shape): boolean {
  return (
    value < (exclusiveMinimum ?? minimum ?? -Infinity) || value > (exclusiveMaximum ?? maximum ?? Infinity)
  );
}
