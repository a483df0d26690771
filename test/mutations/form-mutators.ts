import type { Mutant, Mutator } from './mutant.ts';
import type { Subject } from './subject.ts';

/** Keys of form fields, renamed. */
export const renameField: Mutator = (subject) =>
  formMutants(subject, 'rename a form field', (text, key) =>
    text.replace(`"key":"${key}"`, `"key":"${key}2"`),
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

/** Values of the options in forms, misspelt. */
export const misspellOption: Mutator = (subject) =>
  Object.entries(subject.forms).flatMap(([id, form]) => {
    const text = JSON.stringify(form);
    return [...text.matchAll(/"value":"([\w-]+)"/g)].map((match): Mutant => {
      const changed = `${text.slice(0, match.index)}"value":"${match[1]}2"${text.slice(match.index + match[0].length)}`;
      return {
        kind: 'misspell an option',
        what: `${subject.id} ${id} ${match[1]}`,
        subject: { ...subject, forms: { ...subject.forms, [id]: JSON.parse(changed) } },
      };
    });
  });

/** What forms hold people to, forgotten: that a field is filled in, that a number is whole. */
export const forgetRequired: Mutator = (subject) =>
  Object.entries(subject.forms).flatMap(([id, form]) => {
    const text = JSON.stringify(form);
    return [...text.matchAll(/"required":true|"decimalDigits":0/g)].map((match): Mutant => {
      const kept = match[0].startsWith('"required"') ? '"required":false' : '"decimalDigits":2';
      const changed = text.slice(0, match.index) + kept + text.slice(match.index + match[0].length);
      return {
        kind: 'forget what a form holds people to',
        what: `${subject.id} ${id} ${match[0]} at ${match.index}`,
        subject: { ...subject, forms: { ...subject.forms, [id]: JSON.parse(changed) } },
      };
    });
  });

function formMutants(
  subject: Subject,
  kind: string,
  change: (text: string, key: string) => string,
): readonly Mutant[] {
  return Object.entries(subject.forms).flatMap(([id, form]) => {
    const text = JSON.stringify(form);
    return [...text.matchAll(/"key":"(\w+)"/g)].map(([, key = '']): Mutant => ({
      kind,
      what: `${subject.id} ${id} ${key}`,
      subject: { ...subject, forms: { ...subject.forms, [id]: JSON.parse(change(text, key)) } },
    }));
  });
}
