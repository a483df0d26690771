import { existsSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { compileDefinitions, definitionIds, staleFiles, writeGenerated } from '../compiler/definitions.ts';
import type { Diagnostic } from '../compiler/diagnostics.ts';
import { hasErrors } from '../compiler/diagnostics.ts';
import { editedFiles, toldOfEdited } from '../compiler/generate/seal.ts';
import { hashModel } from '../compiler/hash.ts';
import { releaseDefinitions } from '../compiler/release.ts';
import { compileFile } from './compiled-file.ts';
import { projectFolder } from './project.ts';
import { processNamed, unknownProcess } from './unknown-process.ts';

interface CompiledTargets {
  readonly diagnostics: readonly Diagnostic[];
  readonly models: readonly { readonly process: string; readonly hash: string }[];
  /** Generated files, relative to the project's folder. */
  readonly written: readonly string[];
  readonly stale: readonly string[];
  /** Drawings of the ways round policies. */
  readonly pictures: readonly string[];
}

/** Compiles files and definitions; of definitions the generated code is written, or only compared. */
export async function compileTargets(
  targets: readonly string[],
  {
    check,
    foreign,
    release,
    pictures,
  }: {
    readonly check: boolean;
    readonly foreign: boolean;
    readonly release: boolean;
    /** Folder for drawings of the ways round policies. */
    readonly pictures?: string | undefined;
  },
): Promise<CompiledTargets> {
  const files = targets.filter((target) => existsSync(target) && statSync(target).isFile());
  const processes = targets.filter((target) => !files.includes(target)).map(processNamed);
  const known = definitionIds(projectFolder);
  const unknown = processes.find((process) => !known.includes(process));
  if (unknown !== undefined) throw unknownProcess(unknown, 'is no file and no process', known);
  const compiledFiles = await Promise.all(files.map((file) => compileFile(file, { foreign })));
  const models = compiledFiles.flatMap((compiled) =>
    compiled.models.map((model) => ({ process: model.id, hash: hashModel(model) })),
  );
  const diagnostics = compiledFiles.flatMap((compiled) => compiled.diagnostics);
  if (targets.length > 0 && processes.length === 0)
    return { diagnostics, models, written: [], stale: [], pictures: [] };
  const { definitions, generated, breaches, ...found } = await compileDefinitions(
    projectFolder,
    processes.length === 0 ? undefined : processes,
  );
  const writes = !check && !hasErrors([...diagnostics, ...found.diagnostics]);
  const stale = staleFiles(generated);
  const edited = check || writes ? toldOfEdited(projectFolder, editedFiles(stale), writes) : [];
  const all = [...diagnostics, ...found.diagnostics, ...edited];
  const shown = (paths: readonly string[]): readonly string[] =>
    paths.map((path) => relative(projectFolder, path));
  return {
    diagnostics: all,
    models: [
      ...models,
      ...definitions.flatMap(({ id, compiled }) =>
        compiled === undefined ? [] : [{ process: id, hash: compiled.hash }],
      ),
    ],
    // What does not compile leaves the code of the others as it is, too: they may depend on each other.
    written: writes
      ? shown([...writeGenerated(generated), ...(release ? releaseDefinitions(definitions) : [])])
      : [],
    pictures:
      pictures === undefined
        ? []
        : await (await import('./policy-pictures.ts')).writePolicyPictures(pictures, breaches),
    stale: check ? shown(stale) : [],
  };
}
