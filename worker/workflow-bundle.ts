import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type BundleOptions, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { ActionDescriptor } from '../workflows/activity-options.ts';
import { usedActions } from './used-actions.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Folders whose files can end up in a workflow bundle. */
const SOURCES = ['workflows', 'engine', 'definitions', 'worker/workflow-bundle.ts', 'package-lock.json'];

const CACHE = join(root, 'node_modules/.cache/maschinenraum');
/** Every action there is: more with every connector. */
const ALL_ACTIONS = join(root, 'activities/connectors/actions.gen.ts');

/** Pure modules: no state of their own but what follows from their arguments. */
const SHARED = ['workflows/case-workflow.ts', 'engine/forms/check-result.ts'];

type Actions = Readonly<Record<string, ActionDescriptor>>;
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
  // A file from outside has its jobs done by whoever runs it.
  const actions = entry === 'foreign' ? {} : await registeredActions();
  const file = join(CACHE, `${entry}-${await hashOfSources(actions)}.js`);
  const cached = await readFile(file, 'utf8').catch(() => undefined);
  if (cached !== undefined) return { code: cached };
  const bundle =
    entry === 'foreign'
      ? await bundleCases(join(root, 'workflows/foreign.ts'), { actions })
      : await bundleCases(join(root, 'workflows/index.ts'), { actions, models: ['workflows/registered.ts'] });
  await writeWhole(file, bundle.code);
  return bundle;
}

async function registeredActions(): Promise<Actions> {
  const [{ registered }, { actionDescriptors }] = await Promise.all([
    import('../workflows/registered.ts'),
    import('../activities/connectors/actions.gen.ts'),
  ]);
  return usedActions(registered, actionDescriptors);
}

/** Two workers may bundle at once: the rename makes either result whole. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, text);
  await rename(partial, file);
}

/** The same code, telling its worker's sink every line of the path while cases run. */
export function watched<Bundle extends { readonly code: string }>(bundle: Bundle): Bundle {
  return { ...bundle, code: `globalThis.maschinenraumWatched = true;${bundle.code}` };
}

/** What a bundle is made of besides its entry. */
interface BundleParts {
  /** Modules with models, in the repository. */
  readonly models?: readonly string[];
  /** What the cases know of actions; of all there are without it. */
  readonly actions?: Actions;
}

/**
 * Bundles an entry whose workflows are cases. The engine is pure, so it is loaded once and shared by all workflows of a worker, and so are the models:
 * without that every case would evaluate a hundred modules anew before its first step. Of the actions those are taken that its cases
 * can call: a connector more makes no bundle larger.
 */
export async function bundleCases(
  workflowsPath: string,
  { models = [], actions }: BundleParts = {},
): Promise<WorkflowBundleWithSourceMap> {
  const alias = actions === undefined ? {} : { [ALL_ACTIONS]: await actionsModule(actions) };
  return await bundleWorkflowCode({
    workflowsPath,
    preloadModules: [...SHARED, ...models].map((file) => join(root, file)),
    logger: quietLogger,
    webpackConfigHook(config) {
      const resolve = { ...config.resolve, alias: { ...config.resolve?.alias, ...alias } };
      return { ...asWritten(config), resolve };
    },
  });
}

/** A module that stands for `actions.gen.ts` in a bundle. */
async function actionsModule(actions: Actions): Promise<string> {
  const code = `export const actionDescriptors = ${JSON.stringify(actions)};\n`;
  const file = join(CACHE, `actions-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
  await writeWhole(file, code);
  return file;
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

async function hashOfSources(actions: Actions): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(actions));
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
