import { h } from '../page/element.js';

/** @typedef {import('diagram-js/lib/core/Canvas.js').default} Canvas */
/** @typedef {import('diagram-js/lib/core/ElementRegistry.js').default} ElementRegistry */

/** Below this the names in a drawing cannot be read. */
const READABLE = 0.7;
const STEP = 1.3;
const FARTHEST = 0.1;
const NEAREST = 3;
const SHIFT = 80;
const MARGIN = 40;

/**
 * Ways to move a drawing: buttons, arrow keys, and a finger (the viewer itself only knows the mouse).
 * @param {HTMLElement} container
 * @param {Canvas} canvas
 * @param {() => void} goHome shows where the case stands
 */
export function makeNavigation(container, canvas, goHome) {
  const closing = new AbortController();
  const { signal } = closing;

  /** @param {number} factor */
  const zoomBy = (factor) => void canvas.zoom(Math.min(NEAREST, Math.max(FARTHEST, canvas.zoom() * factor)));
  const controls = h(
    'div',
    { class: 'drawing-bar', role: 'group', 'aria-label': 'View of the drawing' },
    control('Zoom in', '+', () => zoomBy(STEP)),
    control('Zoom out', '−', () => zoomBy(1 / STEP)),
    control('Show the whole drawing', 'Whole', () => fit(canvas)),
    control('Show where the case stands, or ended', 'Here', goHome),
  );

  container.addEventListener(
    'keydown',
    (event) => {
      const shift = SHIFTS[event.key];
      if (shift === undefined || event.target !== container) return;
      event.preventDefault();
      canvas.scroll(shift);
    },
    { signal },
  );
  followFinger(container, canvas, signal);
  const sizes = new ResizeObserver(() => canvas.resized());
  sizes.observe(container);
  return {
    controls,
    close() {
      closing.abort();
      sizes.disconnect();
    },
  };
}

/** @type {Readonly<Record<string, { dx: number, dy: number }>>} */
const SHIFTS = {
  ArrowLeft: { dx: SHIFT, dy: 0 },
  ArrowRight: { dx: -SHIFT, dy: 0 },
  ArrowUp: { dx: 0, dy: SHIFT },
  ArrowDown: { dx: 0, dy: -SHIFT },
};

/**
 * @param {string} label
 * @param {string} text
 * @param {() => void} onclick
 */
function control(label, text, onclick) {
  return h('button', { type: 'button', 'aria-label': label, title: label, onclick }, text);
}

/**
 * @param {HTMLElement} container
 * @param {Canvas} canvas
 * @param {AbortSignal} signal
 */
function followFinger(container, canvas, signal) {
  /** @type {{ x: number, y: number } | undefined} */
  let last;
  container.addEventListener(
    'pointermove',
    ({ pointerType, isPrimary, clientX: x, clientY: y }) => {
      if (pointerType !== 'touch' || !isPrimary) return;
      if (last !== undefined) canvas.scroll({ dx: x - last.x, dy: y - last.y });
      last = { x, y };
    },
    { signal },
  );
  for (const end of /** @type {const} */ (['pointerdown', 'pointerup', 'pointercancel'])) {
    container.addEventListener(end, () => (last = undefined), { signal });
  }
}

/**
 * The whole drawing, in the middle; the types of the viewer do not know that word yet.
 * @param {Canvas} canvas
 */
function fit(canvas) {
  /** @type {(level: 'fit-viewport', center: 'auto') => void} */ (
    /** @type {unknown} */ (canvas.zoom.bind(canvas))
  )('fit-viewport', 'auto');
}

/**
 * How high a drawing has to be shown so that it fills the width and can still be read.
 * @param {Canvas} canvas
 */
export function readableHeight(canvas) {
  const { inner, outer } = canvas.viewbox();
  const scale = Math.min(1, Math.max(READABLE, outer.width / Math.max(1, inner.width)));
  return Math.round(inner.height * scale + MARGIN);
}

/**
 * Shows the whole drawing if it can be read then, else the first of the elements, readable and in the middle.
 * @param {Canvas} canvas
 * @param {ElementRegistry} elements
 * @param {readonly string[]} wanted
 */
export function fitOrFind(canvas, elements, wanted) {
  const found = wanted.map((id) => elements.get(id)).find((element) => element !== undefined);
  fit(canvas);
  if (found === undefined || canvas.zoom() >= READABLE) return;
  canvas.zoom(READABLE);
  const { inner, outer } = canvas.viewbox();
  const { x, y, width, height } = boxOf(found);
  const [shownWidth, shownHeight] = [outer.width / READABLE, outer.height / READABLE];
  canvas.viewbox({
    x: within(x + width / 2 - shownWidth / 2, inner.x - MARGIN, inner.x + inner.width + MARGIN - shownWidth),
    y: within(
      y + height / 2 - shownHeight / 2,
      inner.y - MARGIN,
      inner.y + inner.height + MARGIN - shownHeight,
    ),
    width: shownWidth,
    height: shownHeight,
  });
}

/**
 * No farther than the edge of the drawing: beside it there is nothing to see.
 * @param {number} wanted
 * @param {number} least
 * @param {number} most
 */
function within(wanted, least, most) {
  return most < least ? (least + most) / 2 : Math.min(most, Math.max(least, wanted));
}

/**
 * @param {{ [property: string]: unknown }} element
 * @returns {{ x: number, y: number, width: number, height: number }}
 */
function boxOf({ x, y, width, height }) {
  return { x: Number(x ?? 0), y: Number(y ?? 0), width: Number(width ?? 0), height: Number(height ?? 0) };
}
