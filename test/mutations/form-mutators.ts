import { replacedAt, type Mutant, type Mutator } from './mutant.ts';

/** Every match of a pattern in the forms, replaced one at a time. */
function inForms(kind: string, pattern: RegExp, replace: (match: RegExpMatchArray) => string): Mutator {
  return (subject) =>
    Object.entries(subject.forms).flatMap(([id, form]) => {
      const text = JSON.stringify(form);
      return [...text.matchAll(pattern)].map((match): Mutant => {
        const changed = replacedAt(text, match.index, match[0], replace(match));
        return {
          kind,
          what: `${subject.id} ${id} ${match[0]} at ${match.index}`,
          subject: { ...subject, forms: { ...subject.forms, [id]: JSON.parse(changed) } },
        };
      });
    });
}

/** Keys of form fields, renamed. */
export const renameField = inForms('rename a form field', /"key":"(\w+)"/g, ([, key]) => `"key":"${key}2"`);

/** Values of the options in forms, misspelt. */
export const misspellOption = inForms(
  'misspell an option',
  /"value":"([\w-]+)"/g,
  ([, value]) => `"value":"${value}2"`,
);

/** What forms hold people to, forgotten: that a field is filled in, that a number is whole. */
export const forgetRequired = inForms(
  'forget what a form holds people to',
  /"required":true|"decimalDigits":0/g,
  ([text]) => (text === '"required":true' ? '"required":false' : '"decimalDigits":2'),
);

/** Fields of forms, dropped. */
export const dropField: Mutator = (subject) =>
  Object.entries(subject.forms).flatMap(([id, form]) => {
    const { components = [] } = form as { components?: readonly { key?: string; disabled?: boolean }[] };
    return components.flatMap((component, at): readonly Mutant[] => {
      if (component.key === undefined || component.disabled === true) return [];
      const kept = { ...(form as object), components: components.filter((_, index) => index !== at) };
      return [
        {
          kind: 'drop a form field',
          what: `${subject.id} ${id} ${component.key}`,
          subject: { ...subject, forms: { ...subject.forms, [id]: kept } },
        },
      ];
    });
  });
