/** @import { FieldError } from '../api/problem.js' */

/**
 * A field of a form as it stands on the page; a list has one for each of its rows.
 * @typedef {object} FieldOnPage
 * @property {string} id
 * @property {readonly (string | number)[]} valuePath
 * @property {Readonly<Record<string, number>>} [indexes] rows of the lists that it stands in
 */

/** @typedef {{ [key: string]: string[] | Nested }} Nested */

/**
 * Sorts what the API found wrong to the fields of the form.
 * @param {readonly FieldError[]} errors pointers begin with /result
 * @param {readonly FieldOnPage[]} fields
 * @returns {{ shown: Nested, rest: readonly FieldError[] }} shown: as the form wants them, by field id and then row; rest: what no field is for
 */
export function sortFieldErrors(errors, fields) {
  /** @type {Nested} */
  const shown = {};
  /** @type {FieldError[]} */
  const rest = [];
  for (const error of errors) {
    const field = fields.find(({ valuePath }) => pointerOf(valuePath) === error.pointer);
    if (field === undefined) rest.push(error);
    else place(shown, [field.id, ...Object.values(field.indexes ?? {})].map(String), error.detail);
  }
  return { shown, rest };
}

/** @param {readonly (string | number)[]} path */
function pointerOf(path) {
  const steps = ['result', ...path].map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return `/${steps.join('/')}`;
}

/**
 * @param {Nested} tree
 * @param {readonly string[]} steps
 * @param {string} text
 */
function place(tree, [step = '', ...steps], text) {
  const here = tree[step];
  if (steps.length === 0) {
    tree[step] = [...(Array.isArray(here) ? here : []), text];
    return;
  }
  const below = here === undefined || Array.isArray(here) ? {} : here;
  tree[step] = below;
  place(below, steps, text);
}
