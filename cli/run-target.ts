import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileDefinitions, definitionIds } from '../compiler/definitions.ts';
import type { Diagnostic } from '../compiler/diagnostics.ts';
import { hasErrors } from '../compiler/diagnostics.ts';
import type { DefinitionSchema } from '../compiler/check/schema.ts';
import type { Model } from '../engine/model.ts';
import { beginsByItself, messageStartsOf } from '../engine/model/message-starts.ts';
import { compileFile, type CompiledFile } from './compiled-file.ts';
import { Failure } from './failure.ts';
import { projectFolder } from './project.ts';
import { processNamed, unknownProcess } from './unknown-process.ts';

/** What a run needs of what it was pointed at: the process and every one it calls. */
export interface RunTarget {
  readonly process: string;
  /** The other pools of a collaboration that begin by themselves: they run together. */
  readonly alongside: readonly string[];
  readonly models: Readonly<Record<string, Model>>;
  readonly diagnostics: readonly Diagnostic[];
  /** Of a definition: what its data looks like. */
  readonly schema?: DefinitionSchema;
}

/** What of a file with several processes is to begin. */
interface Wanted {
  readonly process?: string | undefined;
  readonly message?: string | undefined;
}

/** Compiles a BPMN file, or a definition by its process id. No models where a diagnostic is an error. */
export async function readTarget(target: string, wanted: Wanted = {}): Promise<RunTarget> {
  if (existsSync(target) && statSync(target).isFile()) return await fromFile(target, wanted);
  const process = processNamed(target);
  if (definitionIds(projectFolder).includes(process)) return await fromDefinition(process);
  if (/[./\\]/.test(target)) throw new Failure('CLI_FILE_UNREADABLE', `there is no file ${target}`);
  throw unknownProcess(target, 'is no process', definitionIds(projectFolder));
}

async function fromFile(file: string, wanted: Wanted): Promise<RunTarget> {
  const compiled = await compileFile(file, { foreign: true });
  const { models, diagnostics } = compiled;
  if (hasErrors(diagnostics))
    return { process: wanted.process ?? '', alongside: [], models: {}, diagnostics };
  const [process, ...alongside] = choose(compiled, wanted, file);
  const all: Record<string, Model> = Object.fromEntries(models.map((model) => [model.id, model]));
  const others = [...diagnostics];
  const missing = (): boolean =>
    Object.values(all)
      .flatMap(calledBy)
      .some((called) => all[called] === undefined);
  // A called process may lie in a file of its own beside this one.
  for (const name of readdirSync(dirname(file)).sort()) {
    if (!missing()) break;
    const beside = join(dirname(file), name);
    if (!name.endsWith('.bpmn') || beside === join(file)) continue;
    const compiled = await compileFile(beside, { foreign: true });
    for (const model of compiled.models) all[model.id] ??= model;
  }
  return { process, alongside, models: all, diagnostics: others };
}

async function fromDefinition(id: string): Promise<RunTarget> {
  const known = definitionIds(projectFolder);
  const models: Record<string, Model> = {};
  const diagnostics: Diagnostic[] = [];
  let schema: DefinitionSchema | undefined;
  for (const next of growing([id])) {
    const { definitions } = await compileDefinitions(projectFolder, [next.id]);
    for (const { compiled, diagnostics: found } of definitions) {
      diagnostics.push(...found);
      if (compiled === undefined) continue;
      models[next.id] = compiled.model;
      if (next.id === id) schema = compiled.schema;
      for (const called of calledBy(compiled.model)) if (known.includes(called)) next.also(called);
    }
  }
  const usable = hasErrors(diagnostics) ? {} : models;
  return {
    process: id,
    alongside: [],
    models: usable,
    diagnostics,
    ...(schema === undefined ? {} : { schema }),
  };
}

/** Each of a list once, which may grow while it is gone through. */
function* growing(first: readonly string[]): Generator<{ readonly id: string; also(id: string): void }> {
  const all = new Set(first);
  // A Set is gone through to its end, wherever that has moved.
  for (const id of all) yield { id, also: (other) => void all.add(other) };
}

/** The process to begin with, and those that begin beside it: of a collaboration all that nothing else begins. */
function choose(
  { models, pools }: CompiledFile,
  { process, message }: Wanted,
  file: string,
): readonly [string, ...string[]] {
  const ids = models.filter(({ global }) => global !== true).map(({ id }) => id);
  if (process !== undefined) {
    if (ids.includes(process)) return [process];
    throw unknownProcess(process, `is no process of ${file}`, ids);
  }
  const [only, ...more] = ids;
  if (only !== undefined && more.length === 0) return [only];
  const called = new Set(models.flatMap(calledBy));
  const [first, ...others] = models
    .filter((model) =>
      message === undefined
        ? beginsByItself(model) && !called.has(model.id)
        : messageStartsOf(model).some(({ name }) => name === message),
    )
    .map(({ id }) => id);
  const together = message === undefined && [first, ...others].every((id) => pools.includes(id ?? ''));
  if (first !== undefined && (others.length === 0 || together)) return [first, ...others];
  throw new Failure('CLI_PROCESS_AMBIGUOUS', `${file} has several processes: ${ids.join(', ')}`);
}

/** Processes that call activities name; a name that is worked out at run time is not known before. */
function calledBy(model: Model): readonly string[] {
  return Object.values(model.elements).flatMap((element) =>
    element.kind === 'callActivity' && element.called.kind === 'string' ? [element.called.value] : [],
  );
}
