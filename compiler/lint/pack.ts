import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { z } from 'zod';
import { lintRules, PLUGIN } from './plugin.ts';

/**
 * Writes the plugin as a package for bpmnlint (and those who bundle it) and, in `modeler`, as a plugin of Camunda Modeler: plain
 * JavaScript that needs nothing but itself. Gives the folder of the package.
 */
export async function packLintPlugin(folder: string): Promise<string> {
  const target = join(folder, PLUGIN);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(target, 'rules'), { recursive: true });
  mkdirSync(join(target, 'modeler'));
  const ours: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const { version, license } = z.object({ version: z.string(), license: z.string() }).parse(ours);
  const files: Readonly<Record<string, string>> = {
    'package.json': JSON.stringify({ name: PLUGIN, version, license, type: 'commonjs', main: 'index.js' }),
    'index.js': "exports.configs = require('./plugin.js').configs;",
    'modeler/index.js': "module.exports = { name: 'maschinenraum', script: './client.js' };",
    ...Object.fromEntries(
      Object.keys(lintRules).map((rule) => [
        `rules/${rule}.js`,
        `module.exports = require('../plugin.js').lintRules['${rule}'];`,
      ]),
    ),
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(target, file), `${text}\n`);
  await bundle('plugin.ts', join(target, 'plugin.js'), 'cjs');
  await bundle('modeler.ts', join(target, 'modeler/client.js'), 'iife');
  return target;
}

/** For the browser, which has no Node: an import of one of its modules is an error. */
async function bundle(source: string, outfile: string, format: 'cjs' | 'iife'): Promise<void> {
  const entryPoints = [fileURLToPath(new URL(source, import.meta.url))];
  await build({
    entryPoints,
    outfile,
    format,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  });
}
