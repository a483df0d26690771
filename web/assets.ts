import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFormViewer } from './form-viewer-bundle.ts';

/** A file of the page, by its address; read when somebody asks for it. */
export interface Asset {
  readonly path: string;
  readonly mediaType: string;
  read(): Promise<Buffer>;
}

const FOLDER = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** The one list of what the page is served from: nothing that is not in it has an address. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The drawing's viewer comes as its vendor built it; the form's is published as modules only and is bundled here. */
const vendored: Readonly<Record<string, string>> = {
  '/vendor/bpmn-viewer.js': 'bpmn-js/dist/bpmn-navigated-viewer.production.min.js',
  '/vendor/diagram.css': 'bpmn-js/dist/assets/diagram-js.css',
  '/vendor/bpmn.css': 'bpmn-js/dist/assets/bpmn-js.css',
  '/vendor/form.css': '@bpmn-io/form-js-viewer/dist/assets/form-js-base.css',
};

/** Lists every file of the page: its own, and those of the viewers. */
export async function listAssets(): Promise<readonly Asset[]> {
  const own = await Promise.all(['app', 'style'].map((folder) => filesIn(folder)));
  return [
    fileAsset('/', join(FOLDER, 'index.html')),
    fileAsset('/icon.svg', join(FOLDER, 'icon.svg')),
    ...own.flat(),
    ...Object.entries(vendored).map(([path, module]) => fileAsset(path, require.resolve(module))),
    { path: '/vendor/form-viewer.js', mediaType: mediaTypes['.js'] ?? '', read: bundleFormViewer },
  ];
}

async function filesIn(folder: string): Promise<readonly Asset[]> {
  const files = await readdir(join(FOLDER, folder), { recursive: true });
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => mediaTypes[extname(file)] !== undefined)
    .map((file) => fileAsset(`/${folder}/${file}`, join(FOLDER, folder, file)));
}

function fileAsset(path: string, file: string): Asset {
  return {
    path,
    mediaType: mediaTypes[extname(file)] ?? 'application/octet-stream',
    read: async () => await readFile(file),
  };
}
