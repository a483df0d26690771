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
 * @param {{ signal: AbortSignal, onOpened: () => void }} options onOpened: from then on it knows names
 */
export function caseDiagram(caseId, { signal, onOpened }) {
  const canvas = h('div', { class: 'drawing bio-theme-parent', tabindex: 0, role: 'group' });
  const place = h('section', { class: 'diagram', 'aria-label': 'Diagram' }, waitingNote());
  /** @type {import('./drawing.js').Drawing | undefined} */
  let drawing;
  /** @type {{ view: CaseView, path: readonly PathEntry[] } | undefined} */
  let latest;
  let found = false;

  async function load() {
    try {
      const response = await send(at`/cases/${caseId}/diagram`, { signal });
      const xml = await response.text();
      place.replaceChildren(canvas);
      const opened = await openDrawing(canvas, xml, placesNow).catch(() => undefined);
      if (opened === undefined) {
        place.replaceChildren(
          emptyNote('The file of this case holds no drawing that can be shown. The path below is complete.'),
        );
        return;
      }
      drawing = opened;
      place.append(h('div', { class: 'diagram-foot' }, legend(), opened.controls));
      signal.addEventListener('abort', opened.close);
      canvas.style.setProperty('--drawing-height', `${readableHeight(opened.canvas)}px`);
      opened.canvas.resized();
      if (latest !== undefined) draw(latest);
      findPlace();
      onOpened();
    } catch (error) {
      if (!signal.aborted) place.replaceChildren(problemPanel(error, { retry: () => void load() }));
    }
  }

  function placesNow() {
    return latest === undefined ? [] : placesOf(latest);
  }

  /** Goes where the case stands, once: where an ended case ended is known only when its path has come. */
  function findPlace() {
    if (drawing === undefined || found) return;
    drawing.goHome();
    found = placesNow().length > 0;
  }

  /** @param {string} element */
  function nameOf(element) {
    /** @type {string | undefined} */
    const name = drawing?.elements.get(element)?.businessObject.name;
    return name;
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
      overlays.add(element, { position: { bottom: -3, left: 0 }, scale: DOT_SCALE, html: link });
    }
    canvas.setAttribute('aria-label', describe(view, nameOf));
  }

  void load();
  return {
    element: place,
    /** @param {{ view: CaseView, path: readonly PathEntry[] }} state */
    update(state) {
      latest = state;
      draw(state);
      findPlace();
    },
    nameOf,
    /** @param {string} element */
    pointAt(element) {
      drawing?.pointAt(element);
      place.scrollIntoView({ block: 'nearest' });
    },
  };
}

/**
 * Where a case stands, the broken places first; where it came last if it has ended.
 * @param {{ view: CaseView, path: readonly PathEntry[] }} state
 */
function placesOf({ view: { tokens }, path }) {
  const last = path.findLast(({ event }) => event === 'entered');
  if (tokens.length === 0) return last === undefined ? [] : [last.element];
  return tokens
    .toSorted((one, other) => Number(other.incident !== undefined) - Number(one.incident !== undefined))
    .map(({ element }) => element);
}

/** @param {{ tokens: number, broken: boolean }} mark */
function tokenDot({ tokens, broken }) {
  return h('span', { class: broken ? 'token broken' : 'token' }, tokens);
}

/**
 * @param {CaseView} view
 * @param {(element: string) => string | undefined} nameOf
 */
function describe({ tokens, status }, nameOf) {
  const places = new Set(tokens.map(({ element }) => nameOf(element) ?? element));
  const stand = places.size === 0 ? `is ${status}` : `stands at ${[...places].join(', ')}`;
  return `Drawing: the case ${stand}. Arrow keys move it.`;
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
