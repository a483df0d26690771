/** @typedef {import('diagram-js/lib/core/ElementRegistry.js').default} ElementRegistry */
/** @typedef {import('diagram-js/lib/core/GraphicsFactory.js').default} GraphicsFactory */
/** @typedef {import('diagram-js/lib/model/Types.js').ShapeLike} ShapeLike */
/** @typedef {import('bpmn-js/lib/draw/TextRenderer.js').default} TextRenderer */

/** Pixels by which a label is widened at a time, and as wide as it may get. */
const STEP = 4;
const WIDEST = 120;

/**
 * Widens labels whose words do not fit: a machine without Arial shows them in a wider font than the one that they were laid out in.
 * @param {ElementRegistry} elements
 * @param {TextRenderer} texts
 * @param {GraphicsFactory} graphics
 */
export function keepWordsWhole(elements, texts, graphics) {
  const labels = /** @type {ShapeLike[]} */ (elements.filter(({ labelTarget }) => labelTarget !== undefined));
  for (const label of labels) {
    const { width } = label;
    while (label.width < WIDEST && breaksWord(label, texts)) {
      label.x -= STEP / 2;
      label.width += STEP;
    }
    if (label.width > width) graphics.update('shape', label, elements.getGraphics(label));
  }
}

/**
 * @param {ShapeLike} label
 * @param {TextRenderer} texts
 * @returns {boolean}
 */
function breaksWord({ businessObject, width, height }, texts) {
  const name = String(businessObject?.name ?? '');
  const drawn = texts.createText(name, { box: { width, height }, style: texts.getExternalStyle() });
  const lines = [...drawn.querySelectorAll('tspan')].map(({ textContent }) => textContent.trim());
  return lines.join(' ') !== name.trim().replaceAll(/\s+/g, ' ');
}
