import type { Checked } from './checked.ts';
import type { Field } from './form-fields.ts';
import { needed } from './needed.ts';
import type { Shape } from './shape.ts';

/** Kinds of form-js fields that give an answer where nobody touched them: no, or none. */
const answering: ReadonlySet<string> = new Set(['checkbox', 'checklist', 'taglist', 'dynamiclist']);

/** A form is not handed in without an answer that the task cannot do without. */
export function checkRequired(
  id: string,
  formId: string,
  { path, type, required, hidden }: Field,
  taken: Shape,
  { error }: Checked,
): void {
  const isAnswered = required || answering.has(type);
  if ((isAnswered && !hidden) || needed(taken, path) === undefined) return;
  const key = path.join('.');
  error(id, {
    code: 'FORM_FIELD_OPTIONAL',
    message: `the form "${formId}" ${hidden ? `hides "${key}" at times` : `lets "${key}" be left out`}, and the task cannot do without it`,
    hint: hidden
      ? `Show it always, or let tasks.${id} do without it: .nullish() in the schema file.`
      : `Make the field required, or let tasks.${id} do without it: .nullish() in the schema file.`,
  });
}
