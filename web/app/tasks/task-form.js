import { formLibrary } from './form-library.js';
import { filledIn } from './filled-in.js';
import { sortFieldErrors } from './field-errors.js';

/** @import { FieldError } from '../api/problem.js' */
/** @import { FieldOnPage, Nested } from './field-errors.js' */
/** @import { ShownTask } from '../api/shapes.ts' */

/**
 * @typedef {object} OpenForm
 * @property {() => void} submit
 * @property {(errors: readonly FieldError[]) => readonly FieldError[]} showErrors shows each at its field, gives back those that have none
 * @property {() => void} close
 */

/**
 * What the form viewer keeps to itself: it has no public way to show errors that a server found.
 * @typedef {object} Inside
 * @property {(state: { errors: Nested }) => void} _setState
 */

/**
 * Opens the form of a task.
 * @param {HTMLElement} container
 * @param {Pick<ShownTask, 'schema' | 'data' | 'mayDecide'>} task
 * @param {(result: Record<string, unknown>) => void} onSubmit
 * @returns {Promise<OpenForm>}
 */
export async function openForm(container, { schema, data, mayDecide }, onSubmit) {
  const { Form } = await formLibrary();
  const form = new Form({ container });
  await form.importSchema(/** @type {object} */ (schema), data);
  form.setProperty('readOnly', !mayDecide);
  form.on('submit', (/** @type {{ data: object, errors: object }} */ { data, errors }) => {
    if (Object.keys(errors).length === 0) onSubmit(filledIn({ ...data }));
    else focusFirstFault(container);
  });
  return {
    submit: () => void form.submit(),
    showErrors(errors) {
      /** @type {{ getAllKeyed(): readonly FieldOnPage[] }} */
      const registry = form.get('formFieldInstanceRegistry');
      const { shown, rest } = sortFieldErrors(errors, registry.getAllKeyed());
      /** @type {Inside} */ (/** @type {unknown} */ (form))._setState({ errors: shown });
      focusFirstFault(container);
      return rest;
    },
    close: () => form.destroy(),
  };
}

/**
 * The form shows its errors with its next frame.
 * @param {HTMLElement} container
 */
function focusFirstFault(container) {
  requestAnimationFrame(() => {
    /** @type {HTMLElement | null} */
    const fault = container.querySelector('[aria-invalid="true"]');
    fault?.focus();
  });
}
