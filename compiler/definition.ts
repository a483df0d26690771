import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Model } from '../engine/model.ts';
import { checkDefinition } from './check/index.ts';
import type { ActionSchemas, DefinitionSchema } from './check/schema.ts';
import { compileBpmn } from './compile.ts';
import type { DefinitionFiles } from './definition-files.ts';
import { readDefinitionFiles } from './definition-files.ts';
import type { Diagnostic, Place } from './diagnostics.ts';
import type { DmnFile, ParsedDecisions } from './dmn/index.ts';
import { hasErrors, inOrder } from './diagnostics.ts';
import { hashModel } from './hash.ts';
import { inputFreeActions } from './input-free.ts';
import { loadSchema } from './load-schema.ts';

/** What comes of a folder definitions/<process>: all findings, and the model when none is an error. */
export interface CompiledDefinition {
  readonly id: string;
  readonly files: DefinitionFiles;
  /** What came of its DMN files, where it has any. */
  readonly decisions?: ParsedDecisions | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Where an element stands in the diagram, by id. */
  placeOf(element: string): Place;
  readonly compiled?: { readonly model: Model; readonly hash: string; readonly schema: DefinitionSchema };
}

/** What a definition is compiled with. */
export interface DefinitionOptions {
  /** Files are shown relative to this folder. */
  readonly root: string;
  readonly actions: ActionSchemas;
  /** What came of it before: files that are the same are not read again. */
  readonly before?: CompiledDefinition | undefined;
}

/** Compiles a definition with its decisions, forms and schema, and checks that they fit each other. */
export async function compileDefinition(
  folder: string,
  { root, actions, before }: DefinitionOptions,
): Promise<CompiledDefinition> {
  const shown = relative(root, folder).replaceAll('\\', '/') || '.';
  const files = readDefinitionFiles(folder, shown);
  const { id, bpmn, dmn, forms, schemaFile } = files;
  const diagnostics: Diagnostic[] = [...files.diagnostics];
  let placeIn: CompiledDefinition['placeOf'] = () => ({ line: 1, col: 1 });
  let decisions: ParsedDecisions | undefined;
  const done = (): CompiledDefinition => ({
    id,
    files,
    decisions,
    diagnostics: inOrder(diagnostics),
    placeOf: placeIn,
  });
  if (bpmn === undefined) return done();
  // Awaited below: modules load in another thread while the diagram is read here.
  const loading = schemaFile === undefined ? undefined : loadSchema(schemaFile);
  decisions = await decisionsIn(dmn, before);
  diagnostics.push(...(decisions?.diagnostics ?? []));
  const {
    models,
    diagnostics: found,
    placeOf,
  } = await compileBpmn(bpmn.xml, {
    file: bpmn.file,
    forms,
    inputFree: inputFreeActions(actions),
    decisions: decisions?.decisions,
  });
  placeIn = placeOf;
  diagnostics.push(...found);
  const schema = await loading;
  if (schema !== undefined && 'problem' in schema) {
    const { file, ...problem } = schema.problem;
    const at = relative(root, file).replaceAll('\\', '/');
    diagnostics.push({ file: at, severity: 'error', code: 'SCHEMA_INVALID', ...problem });
    return done();
  }
  const [model, ...others] = models;
  if (model === undefined || schema === undefined) return done();
  if (model.id !== id || others.length > 0) {
    diagnostics.push({
      file: bpmn.file,
      ...placeOf(model.id),
      severity: 'error',
      code: 'DEFINITION_ID',
      element: model.id,
      message:
        others.length > 0
          ? 'the file has more than one executable process'
          : `the process is called "${model.id}", its folder "${id}"`,
      hint:
        others.length === 0
          ? existsSync(join(dirname(folder), model.id))
            ? `definitions/${model.id} has that name already: call this process, and what lies here, by another.`
            : 'Give both the same name.'
          : others.some(({ global }) => global)
            ? 'Give what is called, the global task, a process and a folder of its own.'
            : 'Give each process a folder of its own.',
    });
  }
  const add =
    (severity: Diagnostic['severity']) =>
    (element: string, finding: Pick<Diagnostic, 'code' | 'message' | 'hint'>): void => {
      diagnostics.push({ file: bpmn.file, ...placeOf(element), severity, element, ...finding });
    };
  const called = await loadCalled(model, dirname(folder));
  checkDefinition(model, {
    schema,
    actions,
    called,
    forms: Object.keys(forms),
    error: add('error'),
    warning: add('warning'),
    drawn: { tables: decisions?.tables ?? [], found: (diagnostic) => diagnostics.push(diagnostic) },
  });
  if (hasErrors(diagnostics)) return done();
  return { ...done(), compiled: { model, hash: hashModel(model), schema } };
}

async function decisionsIn(
  dmn: readonly DmnFile[],
  before: CompiledDefinition | undefined,
): Promise<ParsedDecisions | undefined> {
  if (dmn.length === 0) return undefined;
  if (before?.decisions !== undefined && isDeepStrictEqual(before.files.dmn, dmn)) return before.decisions;
  return await (await import('./dmn/index.ts')).parseDecisionFiles(dmn);
}

/** Schemas of the definitions beside this one that its call activities name. */
async function loadCalled(
  model: Model,
  definitions: string,
): Promise<Readonly<Record<string, DefinitionSchema>>> {
  const ids = Object.values(model.elements).flatMap((element) =>
    element.kind === 'callActivity' && element.called.kind === 'string' ? [element.called.value] : [],
  );
  const loaded = [...new Set(ids)].map(async (id) => {
    const file = join(definitions, id, `${id}.schema.ts`);
    const schema = existsSync(file) ? await loadSchema(file) : undefined;
    // One that cannot be loaded is told where it is compiled itself.
    return schema === undefined || 'problem' in schema ? [] : [[id, schema] as const];
  });
  return Object.fromEntries((await Promise.all(loaded)).flat());
}
