import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionDescriptors as actions } from '../../../activities/connectors/actions.gen.ts';
import { actionSchemas } from '../../../activities/connectors/schemas.gen.ts';
import type { Model } from '../../../engine/model.ts';
import { compileBpmn } from '../../compile.ts';
import { definitionIds } from '../../definitions.ts';
import { formatDiagnostic } from '../../diagnostics.ts';
import { inputFreeActions } from '../../input-free.ts';
import { parseDecisionFiles } from '../../dmn/index.ts';
import type { Breach } from '../breach.ts';
import { breachesOf } from '../index.ts';
import { loadPolicies } from '../load.ts';
import type { Edit } from './surgery.ts';

/** The repository's own folder. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Our definitions, as they were generated last, under our policies. */
export interface Company {
  readonly breaches: () => readonly Breach[];
  /** With one file of one definition edited. */
  readonly breachesAfter: (process: string, edit: Edit, file?: string) => Promise<readonly Breach[]>;
}

/** Reads definitions and policies. */
export async function readCompany(): Promise<Company> {
  const policies = (await loadPolicies(root)).flatMap((one) => ('policy' in one ? [one.policy] : []));
  const models = new Map(
    definitionIds(root).map((id) => [
      id,
      JSON.parse(readFileSync(join(root, 'definitions', id, `${id}.model.gen.json`), 'utf8')) as Model,
    ]),
  );
  const check = (changed: ReadonlyMap<string, Model>): readonly Breach[] =>
    breachesOf(policies, { models: changed, actions, today: '2026-11-22' });
  return {
    breaches: () => check(models),
    breachesAfter: async (process, edit, file = `${process}.bpmn`) =>
      check(new Map([...models, [process, await edited(process, file, edit)]])),
  };
}

/** The model of a definition of which one file is edited. Throws where the edit changes nothing, or breaks the drawing. */
async function edited(id: string, file: string, edit: Edit): Promise<Model> {
  const folder = join(root, 'definitions', id);
  const read = (name: string): string => {
    const text = readFileSync(join(folder, name), 'utf8');
    if (name !== file) return text;
    const changed = edit(text);
    if (changed === text) throw new Error(`the edit of ${name} changes nothing`);
    return changed;
  };
  const dmn = readdirSync(folder).filter((name) => name.endsWith('.dmn'));
  const { decisions } = await parseDecisionFiles(dmn.map((name) => ({ file: name, xml: read(name) })));
  const inputFree = inputFreeActions(actionSchemas);
  const { models, diagnostics } = await compileBpmn(read(`${id}.bpmn`), { file: id, decisions, inputFree });
  const [model] = models;
  if (model === undefined || diagnostics.length > 0)
    throw new Error(`not drawn well: ${diagnostics.map(formatDiagnostic).join('\n')}`);
  return model;
}
