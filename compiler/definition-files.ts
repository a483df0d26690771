import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Model } from '../engine/model.ts';
import type { Value } from '../engine/value.ts';
import type { Diagnostic } from './diagnostics.ts';
import { decodeXml } from './parse/decode-xml.ts';
import { damaged } from './released-models.ts';
import { straysBeside } from './strays.ts';
import { unreadable } from './unreadable.ts';

/** What lies in the folder of a definition. */
export interface DefinitionFiles {
  readonly id: string;
  readonly folder: string;
  readonly bpmn: NamedText | undefined;
  readonly dmn: readonly NamedText[];
  readonly forms: NonNullable<Model['forms']>;
  readonly schemaFile: string | undefined;
  /** Hashes of released models. */
  readonly released: readonly string[];
  /** What released models were deployed with, by their hash, where a call binds to that: models by process. */
  readonly deployments: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file's text, and its name as diagnostics show it. */
export interface NamedText {
  readonly file: string;
  readonly xml: string;
}

const formShape = z.looseObject({ id: z.string() }).catchall(z.json());

function readForm(json: string): Value & { readonly id: string } {
  return formShape.parse(JSON.parse(json));
}

function whyNoForm(problem: unknown): string {
  if (problem instanceof z.ZodError)
    return problem.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
  return problem instanceof Error ? problem.message : String(problem);
}

const deployment = z.record(z.string(), z.string());

/** Reads the folder definitions/<process>; `shown` is the folder's name in diagnostics. */
export function readDefinitionFiles(folder: string, shown: string): DefinitionFiles {
  const id = basename(folder);
  const names = readdirSync(folder).sort();
  const diagnostics: Diagnostic[] = [...straysBeside(names, id, shown)];
  const fail = (name: string, code: string, message: string, hint: string): void => {
    diagnostics.push({ file: `${shown}/${name}`, line: 1, col: 1, severity: 'error', code, message, hint });
  };
  const text = (name: string): readonly NamedText[] => {
    try {
      return [{ file: `${shown}/${name}`, xml: decodeXml(readFileSync(join(folder, name))) }];
    } catch (problem) {
      fail(name, 'DEFINITION_FILE_UNREADABLE', ...unreadable(problem));
      return [];
    }
  };
  const forms: Record<string, NonNullable<Model['forms']>[string]> = {};
  for (const name of names.filter((one) => one.endsWith('.form.json'))) {
    const formId = name.slice(0, -'.form.json'.length);
    const [read] = text(name);
    if (read === undefined) continue;
    try {
      const form = readForm(read.xml);
      if (form.id === formId) forms[formId] = form;
      else
        fail(
          name,
          'FORM_ID',
          `the form's id is "${form.id}", its file is named for "${formId}"`,
          'Give both the same name.',
        );
    } catch (problem) {
      fail(name, 'FORM_MALFORMED', `no form: ${whyNoForm(problem)}`, 'Save it from the form editor again.');
    }
  }
  const has = (name: string): boolean => names.includes(name);
  if (!has(`${id}.bpmn`))
    fail(
      `${id}.bpmn`,
      'DEFINITION_INCOMPLETE',
      'the definition has no diagram',
      `Put ${id}.bpmn into the folder.`,
    );
  if (!has(`${id}.schema.ts`))
    fail(
      `${id}.schema.ts`,
      'DEFINITION_INCOMPLETE',
      'the definition has no schema file',
      `Put ${id}.schema.ts into the folder; it exports variables, start, tasks and messages.`,
    );
  const releases = join(folder, 'released');
  const releasedFiles = existsSync(releases) ? readdirSync(releases).sort() : [];
  const deployments: Record<string, Readonly<Record<string, string>>> = {};
  for (const name of releasedFiles) {
    const hash = /^(\w+)\.deployment\.json$/.exec(name)?.[1];
    if (hash === undefined) continue;
    try {
      deployments[hash] = deployment.parse(JSON.parse(readFileSync(join(releases, name), 'utf8')));
    } catch {
      fail(`released/${name}`, 'RELEASED_DAMAGED', ...damaged);
    }
  }
  return {
    id,
    folder,
    bpmn: has(`${id}.bpmn`) ? text(`${id}.bpmn`)[0] : undefined,
    dmn: names.filter((one) => one.endsWith('.dmn')).flatMap(text),
    forms,
    // Read here, too: what cannot be read is told as that.
    schemaFile:
      has(`${id}.schema.ts`) && text(`${id}.schema.ts`).length > 0
        ? join(folder, `${id}.schema.ts`)
        : undefined,
    released: releasedFiles.flatMap((name) => /^(\w+)\.json$/.exec(name)?.[1] ?? []),
    deployments,
    diagnostics,
  };
}
