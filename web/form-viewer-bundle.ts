import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * The viewer of form-js as one module for the browser. Its package holds modules that import others by name, which a browser cannot
 * resolve without an import map, and an import map would have to stand in the page itself. It takes a fifth of a second, in memory.
 */
export async function bundleFormViewer(): Promise<Buffer> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { Form } from '@bpmn-io/form-js-viewer';",
      resolveDir: dirname(fileURLToPath(import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error('esbuild gave no output for the form viewer');
  return Buffer.from(bundle.contents);
}
