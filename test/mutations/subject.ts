import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionSchemas } from '../../activities/connectors/schemas.gen.ts';
import { checkDefinition } from '../../compiler/check/index.ts';
import type { ActionSchemas, DefinitionSchema } from '../../compiler/check/schema.ts';
import { compileBpmn } from '../../compiler/compile.ts';
import { definitionIds } from '../../compiler/definitions.ts';
import { readDefinitionFiles } from '../../compiler/definition-files.ts';
import { parseDecisionFiles } from '../../compiler/dmn/index.ts';
import { inputFreeActions } from '../../compiler/input-free.ts';
import { loadSchema } from '../../compiler/load-schema.ts';

/** A definition as its files say it, any of which may be changed. */
export interface Subject {
  readonly id: string;
  readonly bpmn: string;
  readonly dmn: Readonly<Record<string, string>>;
  readonly forms: Readonly<Record<string, unknown>>;
  readonly schema: DefinitionSchema;
  readonly actions: ActionSchemas;
  /** Schemas of the definitions that it calls, by id. */
  readonly called: Readonly<Record<string, DefinitionSchema>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The definitions of the project. */
export async function readSubjects(): Promise<readonly Subject[]> {
  const subjects = await Promise.all(
    definitionIds(root).map(async (id) => {
      const folder = join(root, 'definitions', id);
      const { bpmn, dmn, forms } = readDefinitionFiles(folder, id);
      const schema = await loadSchema(join(folder, `${id}.schema.ts`));
      if (bpmn === undefined || 'problem' in schema) throw new Error(`${id} is not complete`);
      return {
        id,
        bpmn: bpmn.xml,
        dmn: Object.fromEntries(dmn.map(({ file, xml }) => [file, xml])),
        forms,
        schema,
        actions: actionSchemas,
        called: {},
      };
    }),
  );
  const called = Object.fromEntries(subjects.map(({ id, schema }) => [id, schema]));
  return subjects.map((subject) => ({ ...subject, called }));
}

/** The errors in a definition, and in those that call it. */
export async function errorsAround(subject: Subject, all: readonly Subject[]): Promise<readonly string[]> {
  const callers = all.filter(
    ({ id, bpmn }) => id !== subject.id && bpmn.includes(`processId="${subject.id}"`),
  );
  const found = await errorsOf(subject);
  if (found.length > 0) return found;
  const around = callers.map((caller) =>
    errorsOf({ ...caller, called: { ...caller.called, [subject.id]: subject.schema } }),
  );
  return (await Promise.all(around)).flat();
}

/** The errors that `compile` tells of, by code and message. */
export async function errorsOf(subject: Subject): Promise<readonly string[]> {
  const parsed = await parseDecisionFiles(Object.entries(subject.dmn).map(([file, xml]) => ({ file, xml })));
  const { models, diagnostics } = await compileBpmn(subject.bpmn, {
    file: `${subject.id}.bpmn`,
    forms: JSON.parse(JSON.stringify(subject.forms)),
    inputFree: inputFreeActions(subject.actions),
    decisions: parsed.decisions,
  });
  const errors = [...parsed.diagnostics, ...diagnostics]
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`);
  for (const model of models) {
    if (model.id !== subject.id) errors.push('DEFINITION_ID');
    checkDefinition(model, {
      schema: subject.schema,
      actions: subject.actions,
      called: subject.called,
      error: (id, { code, message }) => errors.push(`${code} ${id}: ${message}`),
      warning: () => {},
      drawn: {
        tables: parsed.tables,
        found: ({ severity, code, message }) => {
          if (severity === 'error') errors.push(`${code} ${message}`);
        },
      },
    });
  }
  return errors;
}
