import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { tableWarnings } from '../compiler/check/decision-tables.ts';
import { compileBpmn } from '../compiler/compile.ts';
import type { Diagnostic } from '../compiler/diagnostics.ts';
import { parseDecisionFiles } from '../compiler/dmn/index.ts';
import type { Model } from '../engine/model.ts';
import { decodeXml } from '../compiler/parse/decode-xml.ts';
import { readBytes, readText } from './json-option.ts';

export interface CompiledFile {
  readonly models: readonly Model[];
  readonly diagnostics: readonly Diagnostic[];
  /** Ids of the processes that are pools of a collaboration. */
  readonly pools: readonly string[];
}

/**
 * Compiles a BPMN file that is no definition, with the decisions and forms that lie beside it.
 * @param foreign others wrote it: what is only our house rule warns
 */
export async function compileFile(
  file: string,
  { foreign }: { readonly foreign: boolean },
): Promise<CompiledFile> {
  const xml = decodeXml(readBytes(file));
  const folder = dirname(file);
  const beside = readdirSync(folder).sort();
  const dmn = xml.includes('calledDecision') ? beside.filter((name) => name.endsWith('.dmn')) : [];
  const parsed = await parseDecisionFiles(
    dmn.map((name) => ({ file: shown(folder, name), xml: decodeXml(readBytes(join(folder, name))) })),
  );
  const forms = xml.includes('formDefinition') ? formsAmong(beside, folder) : {};
  const { models, diagnostics, pools } = await compileBpmn(xml, {
    file: shown(folder, basename(file)),
    foreign,
    forms,
    ...(dmn.length === 0 ? {} : { decisions: parsed.decisions }),
  });
  const warnings = tableWarnings(parsed.decisions, parsed.tables);
  return { models, diagnostics: [...parsed.diagnostics, ...warnings, ...diagnostics], pools };
}

/** As it was given: an editor finds it by that. */
function shown(folder: string, name: string): string {
  return join(folder, name).replaceAll('\\', '/');
}

/** form-js files by their id; what is none is no form. */
function formsAmong(names: readonly string[], folder: string): NonNullable<Model['forms']> {
  const forms: Record<string, NonNullable<Model['forms']>[string]> = {};
  for (const name of names.filter((one) => one.endsWith('.form') || one.endsWith('.form.json'))) {
    try {
      const form = JSON.parse(readText(join(folder, name)));
      if (typeof form.id === 'string') forms[form.id] = form;
    } catch {
      // A step that wants this form is told that there is none.
    }
  }
  return forms;
}
