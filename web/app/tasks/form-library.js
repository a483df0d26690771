/** @typedef {import('@bpmn-io/form-js-viewer').Form} Form */

/**
 * The viewer of forms, fetched when the first form is shown.
 * @returns {Promise<{ Form: typeof import('@bpmn-io/form-js-viewer').Form }>}
 */
export function formLibrary() {
  const address = '/vendor/form-viewer.js';
  return import(address);
}
