/** @typedef {import('bpmn-js/lib/NavigatedViewer.js').default} Viewer */
/** @typedef {new (options: object) => Viewer} ViewerClass */

/** @type {Promise<ViewerClass> | undefined} */
let library;

/**
 * The viewer of drawings, fetched when the first drawing is shown. Its vendor's build is a classic script that leaves a global.
 * @returns {Promise<ViewerClass>}
 */
export function viewerLibrary() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/vendor/bpmn-viewer.js';
    script.addEventListener('load', () =>
      resolve(/** @type {{ BpmnJS: ViewerClass }} */ (/** @type {unknown} */ (window)).BpmnJS),
    );
    script.addEventListener('error', () => {
      library = undefined;
      reject(new Error('The viewer of drawings could not be fetched.'));
    });
    document.head.append(script);
  });
  return library;
}
