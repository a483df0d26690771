import { fitOrFind, makeNavigation } from './navigation.js';
import { viewerLibrary } from './viewer-library.js';
import { keepWordsWhole } from './whole-words.js';

/** @import { DrawnFlow } from './taken-flows.js' */
/** @typedef {import('diagram-js/lib/core/Canvas.js').default} Canvas */
/** @typedef {import('diagram-js/lib/core/ElementRegistry.js').default} ElementRegistry */
/** @typedef {import('diagram-js/lib/features/overlays/Overlays.js').default} Overlays */

/**
 * An open drawing.
 * @typedef {object} Drawing
 * @property {Canvas} canvas
 * @property {ElementRegistry} elements
 * @property {Overlays} overlays
 * @property {readonly DrawnFlow[]} flows
 * @property {HTMLElement} controls buttons that move it
 * @property {(element: string) => void} pointAt moves to an element and lights it up
 * @property {() => void} goHome shows the whole of it if that can be read, else where the case stands
 * @property {() => void} close
 */

/** Colours come from the style sheet, so that a drawing follows light and dark. */
const RENDERER = {
  defaultFillColor: 'var(--drawing-fill)',
  defaultStrokeColor: 'var(--drawing-line)',
  defaultLabelColor: 'var(--drawing-text)',
};

/**
 * Opens a BPMN file in a container.
 * @param {HTMLElement} container
 * @param {string} xml
 * @param {() => readonly string[]} placesNow elements at which the case stands
 * @returns {Promise<Drawing>}
 */
export async function openDrawing(container, xml, placesNow) {
  const Viewer = await viewerLibrary();
  const viewer = new Viewer({
    container,
    bpmnRenderer: RENDERER,
    // The wheel belongs to the page; a drawing is moved by dragging and by its buttons.
    zoomScroll: { enabled: false },
  });
  await viewer.importXML(xml);
  /** @type {Canvas} */
  const canvas = viewer.get('canvas');
  /** @type {ElementRegistry} */
  const elements = viewer.get('elementRegistry');
  keepWordsWhole(elements, viewer.get('textRenderer'), viewer.get('graphicsFactory'));
  const goHome = () => fitOrFind(canvas, elements, placesNow());
  const navigation = makeNavigation(container, canvas, goHome);
  /** @type {string | undefined} */
  let pointed;
  return {
    canvas,
    elements,
    overlays: viewer.get('overlays'),
    flows: flowsIn(elements),
    controls: navigation.controls,
    pointAt(element) {
      if (pointed !== undefined) canvas.removeMarker(pointed, 'is-pointed');
      pointed = elements.get(element) === undefined ? undefined : element;
      if (pointed === undefined) return;
      canvas.addMarker(pointed, 'is-pointed');
      fitOrFind(canvas, elements, [pointed]);
    },
    goHome,
    close() {
      navigation.close();
      viewer.destroy();
    },
  };
}

/**
 * @param {ElementRegistry} elements
 * @returns {readonly DrawnFlow[]}
 */
function flowsIn(elements) {
  return elements
    .filter(({ type, waypoints, labelTarget }) => type === 'bpmn:SequenceFlow' && waypoints && !labelTarget)
    .map(({ id, businessObject, source, target }) => ({
      id,
      ...(businessObject.name ? { name: businessObject.name } : {}),
      source: source.id,
      target: target.id,
      certain: source.type === 'bpmn:ParallelGateway' || businessObject.sourceRef.outgoing?.length === 1,
    }));
}
