import { at, send } from '../api/call.js';
import { h } from '../page/element.js';
import { emptyNote, waitingNote } from '../page/heading.js';
import { problemPanel } from '../page/problem-panel.js';
import { caseAddress } from '../page/router.js';
import { openDrawing } from './drawing.js';
import { marksOf } from './marks.js';
import { readableHeight } from './navigation.js';
import { takenFlows } from './taken-flows.js';

/** @import { CaseView, PathEntry } from '../api/shapes.ts' */

/** Classes of marks, which the style sheet colours. */
const MARKERS = ['is-active', 'is-broken', 'is-completed', 'is-stopped', 'is-taken'];

/** What is laid over a drawing stays legible where the drawing itself is small. */
const DOT_SCALE = { min: 0.75, max: 1.2 };

/**
 * The drawing of a case, of exactly the version it has, with its tokens.
 * @param {string} caseId
 * @param {AbortSignal} signal
 */
export function caseDiagram(caseId, signal) {
  const canvas = h('div', { class: 'drawing bio-theme-parent', tabindex: 0, role: 'group' });
  const place = h('section', { class: 'diagram', 'aria-label': 'Diagram' }, waitingNote());
  /** @type {import('./drawing.js').Drawing | undefined} */
  let drawing;
  /** @type {{ view: CaseView, path: readonly PathEntry[] } | undefined} */
  let latest;

  async function load() {
    try {
      const response = await send(at`/cases/${caseId}/diagram`, { signal });
      const xml = await response.text();
      place.replaceChildren(canvas, legend());
      const opened = await openDrawing(canvas, xml).catch(() => undefined);
      if (opened === undefined) {
        place.replaceChildren(
          emptyNote('The file of this case holds no drawing that can be shown. The path below is complete.'),
        );
        return;
      }
      drawing = opened;
      signal.addEventListener('abort', opened.close);
      canvas.style.setProperty('--drawing-height', `${readableHeight(opened.canvas)}px`);
      opened.canvas.resized();
      if (latest !== undefined) draw(latest);
      opened.begin(latest === undefined ? [] : placesOf(latest.view));
    } catch (error) {
      if (!signal.aborted) place.replaceChildren(problemPanel(error, { retry: () => void load() }));
    }
  }

  /** @param {{ view: CaseView, path: readonly PathEntry[] }} state */
  function draw({ view, path }) {
    if (drawing === undefined) return;
    const { canvas: surface, elements, overlays, flows } = drawing;
    const marks = marksOf(view, path);
    const taken = takenFlows(flows, path);
    overlays.clear();
    for (const { id, labelTarget } of elements.getAll()) {
      if (labelTarget !== undefined) continue;
      const active = marks.active.get(id);
      const wanted = [
        active !== undefined,
        active?.broken === true,
        marks.completed.has(id),
        marks.stopped.has(id),
        taken.has(id),
      ];
      MARKERS.forEach(
        (marker, index) =>
          void (wanted[index] ? surface.addMarker(id, marker) : surface.removeMarker(id, marker)),
      );
      if (active !== undefined)
        overlays.add(id, { position: { top: -13, right: 13 }, scale: DOT_SCALE, html: tokenDot(active) });
    }
    for (const { element, caseId } of view.children) {
      if (elements.get(element) === undefined) continue;
      const link = h('a', { class: 'called', href: caseAddress(caseId), title: caseId }, 'open case');
      overlays.add(element, { position: { bottom: 10, left: 6 }, scale: DOT_SCALE, html: link });
    }
    canvas.setAttribute('aria-label', describe(view));
  }

  void load();
  return {
    element: place,
    /** @param {{ view: CaseView, path: readonly PathEntry[] }} state */
    update(state) {
      const first = latest === undefined;
      latest = state;
      draw(state);
      if (first) drawing?.begin(placesOf(state.view));
    },
    /** @param {string} element */
    pointAt(element) {
      drawing?.pointAt(element);
      place.scrollIntoView({ block: 'nearest' });
    },
  };
}

/**
 * Where a case stands, the broken places first.
 * @param {CaseView} view
 */
function placesOf({ tokens }) {
  return tokens
    .toSorted((one, other) => Number(other.incident !== undefined) - Number(one.incident !== undefined))
    .map(({ element }) => element);
}

/** @param {{ tokens: number, broken: boolean }} mark */
function tokenDot({ tokens, broken }) {
  return h('span', { class: broken ? 'token broken' : 'token' }, tokens);
}

/** @param {CaseView} view */
function describe({ process, tokens, status }) {
  if (tokens.length === 0) return `Drawing of ${process}: ${status}`;
  return `Drawing of ${process}: the case stands at ${[...new Set(tokens.map(({ element }) => element))].join(', ')}. Arrow keys move it.`;
}

function legend() {
  const words = [
    ['active', 'here now'],
    ['broken', 'incident'],
    ['completed', 'completed'],
    ['stopped', 'cut off or undone'],
  ];
  return h(
    'p',
    { class: 'legend' },
    ...words.map(([look, word]) => h('span', { class: `key ${look}` }, word)),
  );
}
