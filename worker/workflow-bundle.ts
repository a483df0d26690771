import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type BundleOptions, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Folders whose files can end up in a workflow bundle. */
const SOURCES = [
  'workflows',
  'engine',
  'definitions',
  'activities/connectors/actions.gen.ts',
  'worker/workflow-bundle.ts',
  'package-lock.json',
];

/** Pure modules: no state of their own but what follows from their arguments. */
const SHARED = ['workflows/case-workflow.ts', 'engine/forms/check-result.ts'];

type WebpackConfig = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** `processes`: every registered process. `foreign`: none, for files from outside. */
export type BundleEntry = 'processes' | 'foreign';

/**
 * The code that runs in Temporal's sandbox. Bundling takes seconds, so the result is kept beside the dependencies, under a hash of
 * all that can go into it.
 */
export async function workflowBundle(
  entry: BundleEntry,
): Promise<WorkflowBundleWithSourceMap | { code: string }> {
  const file = join(root, 'node_modules/.cache/maschinenraum', `${entry}-${await hashOfSources()}.js`);
  const cached = await readFile(file, 'utf8').catch(() => undefined);
  if (cached !== undefined) return { code: cached };
  const bundle =
    entry === 'foreign'
      ? await bundleCases(join(root, 'workflows/foreign.ts'))
      : await bundleCases(join(root, 'workflows/index.ts'), ['workflows/registered.ts']);
  await mkdir(dirname(file), { recursive: true });
  // Two workers may bundle at once: the rename makes either result whole.
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, bundle.code);
  await rename(partial, file);
  return bundle;
}

/** The same code, telling its worker's sink every line of the path while cases run. */
export function watched<Bundle extends { readonly code: string }>(bundle: Bundle): Bundle {
  return { ...bundle, code: `globalThis.maschinenraumWatched = true;${bundle.code}` };
}

/**
 * Bundles an entry whose workflows are cases. The engine is pure, so it is loaded once and shared by all workflows of a worker, and so are the models:
 * without that every case would evaluate a hundred modules anew before its first step.
 */
export async function bundleCases(
  workflowsPath: string,
  models: readonly string[] = [],
): Promise<WorkflowBundleWithSourceMap> {
  return await bundleWorkflowCode({
    workflowsPath,
    preloadModules: [...SHARED, ...models].map((file) => join(root, file)),
    logger: quietLogger,
    webpackConfigHook: asWritten,
  });
}

/** The SDK has swc compile for es2017, where private fields and spreads become calls of helpers; every Node that we run on knows them. */
function asWritten(config: WebpackConfig): WebpackConfig {
  const { rules = [], ...module } = config.module ?? {};
  const options = { sourceMap: true, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } };
  const modern = rules.map((rule) =>
    rule && typeof rule === 'object' && `${rule.test}` === `${/\.ts$/}`
      ? { ...rule, use: { ...Object(rule.use), options } }
      : rule,
  );
  return { ...config, module: { ...module, rules: modern } };
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of await filesUnder(join(root, source))) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesUnder(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name) && !entry.name.includes('.test'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** webpack tells its progress; only what is wrong matters. */
const quietLogger = {
  log: () => undefined,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: (message: string) => process.stderr.write(`${message}\n`),
  error: (message: string) => process.stderr.write(`${message}\n`),
};
