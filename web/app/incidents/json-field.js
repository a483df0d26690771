import { h } from '../page/element.js';

/** Thrown when a field holds no JSON object; the field says so itself. */
export class WrittenWrong extends Error {
  /** @override */
  name = 'WrittenWrong';
}

let fields = 0;

/**
 * A field for a JSON object.
 * @param {string} label
 * @param {string} placeholder
 */
export function jsonField(label, placeholder) {
  const id = `json-${++fields}`;
  const complaint = h('p', { id: `${id}-complaint`, class: 'complaint', role: 'alert' });
  const area = h('textarea', {
    id,
    rows: 4,
    placeholder,
    spellcheck: 'false',
    'aria-describedby': complaint.id,
  });

  /**
   * What it holds; nothing when it is empty.
   * @returns {Record<string, unknown> | undefined}
   * @throws {WrittenWrong}
   */
  function read() {
    const wrong = faultOf(area.value);
    complaint.textContent = wrong ?? '';
    area.setAttribute('aria-invalid', `${wrong !== undefined}`);
    if (wrong !== undefined) {
      area.focus();
      throw new WrittenWrong(wrong);
    }
    return area.value.trim() === '' ? undefined : JSON.parse(area.value);
  }

  return {
    element: h('div', { class: 'field' }, h('label', { for: id }, `${label} (JSON)`), area, complaint),
    read,
  };
}

/** @param {string} text */
function faultOf(text) {
  if (text.trim() === '') return undefined;
  try {
    /** @type {unknown} */
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? undefined
      : 'It has to be a JSON object: { … }';
  } catch (error) {
    return error instanceof SyntaxError ? error.message : 'It is no JSON.';
  }
}
