// Draws a definition's diagram as an SVG, with the drawing's own viewer in a browser:
// `CHROMIUM=<path> node scripts/draw-diagram.mjs <process> <file.svg> [x y width height]`.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [processId, file, ...view] = process.argv.slice(2);
if (processId === undefined || file === undefined || ![0, 4].includes(view.length)) {
  process.stderr.write('usage: node scripts/draw-diagram.mjs <process> <file.svg> [x y width height]\n');
  process.exit(2);
}

const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');
const drawing = fileURLToPath(new URL(`../definitions/${processId}/${processId}.bpmn`, import.meta.url));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
try {
  const page = await browser.newPage();
  await page.setContent('<div id="canvas" style="width: 800px; height: 600px"></div>');
  await page.addScriptTag({ path: viewer });
  const svg = await page.evaluate(
    async (xml) => {
      const shown = new globalThis.BpmnJS({ container: globalThis.document.querySelector('#canvas') });
      await shown.importXML(xml);
      const { svg: drawn } = await shown.saveSVG();
      // Where the mouse would hit something: nothing to see, and a third of the file.
      return drawn.replaceAll(/<(?:rect|polyline|path|circle|polygon) class="djs-hit[^>]*\/>/g, '');
    },
    await readFile(drawing, 'utf8'),
  );
  await writeFile(file, onPaper(svg, view.map(Number)));
} finally {
  await browser.close();
}

/**
 * White behind it, for pages with a dark background; a part of it where a view is named.
 * @param {string} svg
 * @param {readonly number[]} view
 */
function onPaper(svg, view) {
  const box = view.length === 4 ? view : (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  const [x, y, width, height] = box;
  return `${svg
    .replace(
      / width="[^"]*" height="[^"]*" viewBox="[^"]*"/,
      ` width="${width}" height="${height}" viewBox="${box.join(' ')}"`,
    )
    .replace(
      /(<svg[^>]*>)/,
      `$1<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="white"/>`,
    )}\n`;
}
