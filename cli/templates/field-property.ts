import type { Shape } from '../../compiler/check/shape.ts';
import { typesOf } from '../../compiler/check/shape.ts';
import { PERSONAL } from '../../engine/personal-data.ts';

/** A property of an element template, as far as we write them. */
export interface TemplateProperty {
  readonly id?: string;
  readonly label?: string;
  readonly description?: string;
  readonly type: 'String' | 'Text' | 'Number' | 'Boolean' | 'Dropdown' | 'Hidden';
  readonly value?: string;
  readonly feel?: 'optional' | 'required';
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly optional?: true;
  readonly constraints?: { readonly notEmpty: true };
  readonly group?: string;
  readonly binding:
    | { readonly type: 'zeebe:taskDefinition'; readonly property: 'type' }
    | { readonly type: 'zeebe:input' | 'zeebe:property'; readonly name: string }
    | { readonly type: 'zeebe:output'; readonly source: string };
}

/** A field's JSON Schema, with what a form asks of it besides its type. */
export interface FieldShape extends Shape {
  readonly description?: string;
  readonly format?: string;
  readonly maxLength?: number;
}

/** Texts longer than this are written in more than one line. */
const LINE = 500;

/** One field of an action's input, as the modeler asks for it. */
export function inputProperty(name: string, shape: FieldShape, required: boolean): TemplateProperty {
  return {
    id: `input-${name}`,
    label: words(name),
    ...described(shape),
    ...control(shape, required),
    ...(required ? { constraints: { notEmpty: true } } : { optional: true }),
    group: required ? 'input' : 'optional',
    binding: { type: 'zeebe:input', name },
  };
}

/** One field of an action's output: the variable to keep it in, where one wants to. */
export function outputProperty(name: string, shape: FieldShape): TemplateProperty {
  return {
    id: `output-${name}`,
    label: words(name),
    description: ['The variable to keep it in.', said(shape)].filter(Boolean).join(' '),
    type: 'String',
    optional: true,
    group: 'output',
    binding: { type: 'zeebe:output', source: `=${name}` },
  };
}

/** `dailyBudget` -> `Daily budget`. */
export function words(name: string): string {
  const spaced = name.replaceAll(/([a-z\d])([A-Z])/g, (_, end: string, begin: string) => {
    return `${end} ${begin.toLowerCase()}`;
  });
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
}

/**
 * A number or a boolean that is typed in is written as an expression by the modeler (`=5`), and so is what it asks for as FEEL alone:
 * lists and objects. A text is one, unless it begins with `=`.
 */
function control(
  shape: FieldShape,
  required: boolean,
): Pick<TemplateProperty, 'type' | 'feel' | 'choices' | 'value'> {
  const choices = choicesOf(shape);
  if (choices.length > 0) {
    const none = required ? [] : [{ name: '(none)', value: '' }];
    return { type: 'Dropdown', choices: [...none, ...choices.map((value) => ({ name: value, value }))] };
  }
  const types = typesOf(shape).filter((type) => type !== 'null');
  if (types.length === 1) {
    if (types[0] === 'boolean') return { type: 'Boolean', feel: 'optional' };
    if (types[0] === 'number' || types[0] === 'integer') return { type: 'Number', feel: 'optional' };
    if (types[0] === 'string')
      return { type: (shape.maxLength ?? 0) > LINE ? 'Text' : 'String', feel: 'optional' };
  }
  return { type: 'Text', feel: 'required' };
}

/** What an enumeration of texts offers; a constant is one of them. */
function choicesOf(shape: Shape): readonly string[] {
  const values = shape.enum ?? (shape.const === undefined ? [] : [shape.const]);
  return values.every((value) => typeof value === 'string') ? values : [];
}

function described(shape: FieldShape): { readonly description?: string } {
  const text = said(shape);
  return text === '' ? {} : { description: text };
}

/** The kinds of texts, by what JSON Schema calls them. */
const FORMATS: Readonly<Record<string, string>> = {
  date: 'A date, 2027-01-31.',
  'date-time': 'An instant, 2027-01-31T08:00:00Z.',
  email: 'An e-mail address.',
  e164: 'A telephone number, +4989123456.',
  uri: 'An address, https://…',
  hostname: 'A domain, example.com.',
};

function said(shape: FieldShape): string {
  const types = typesOf(shape);
  const personal = shape[PERSONAL] === undefined ? '' : 'Personal data.';
  const kind =
    FORMATS[shape.format ?? ''] ??
    (types.includes('array') ? 'A list.' : types.includes('object') ? 'A context.' : '');
  return [shape.description ?? '', kind, personal].filter(Boolean).join(' ');
}
