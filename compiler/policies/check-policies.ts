import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Policy } from '../../definitions/policy.ts';
import type { Model } from '../../engine/model.ts';
import type { CompiledDefinition } from '../definition.ts';
import type { Diagnostic, Place } from '../diagnostics.ts';
import { readPlaces } from '../parse/places.ts';
import type { Breach } from './breach.ts';
import { byCause } from './by-cause.ts';
import { unknownNames } from './check-names.ts';
import { faultsIn } from './exceptions.ts';
import { breachesOf } from './index.ts';
import { loadPolicies } from './load.ts';
import type { Actions } from './effects.ts';
import { modulesBehind } from '../reload/module-version.ts';
import { missingFields, type GovernedTool } from './tool-gaps.ts';

/** A breach with the text of the diagrams that its way leads through, by process. */
export interface DrawnBreach extends Breach {
  readonly diagrams: ReadonlyMap<string, string>;
}

/** What comes of checking. */
export interface CheckedPolicies {
  readonly diagnostics: readonly Diagnostic[];
  readonly breaches: readonly DrawnBreach[];
}

/** What the policies of a project say about all its definitions; `all` names those too that are not compiled now. */
export type CheckPolicies = (
  definitions: readonly CompiledDefinition[],
  company: { readonly all: readonly string[]; readonly today: string },
) => CheckedPolicies;

/** Loads the policies of a project and what they look at. */
export async function preparePolicies(root: string): Promise<CheckPolicies> {
  const [loaded, { actionDescriptors }, { toolDescriptors }] = await Promise.all([
    loadPolicies(root),
    import('../../activities/connectors/actions.gen.ts'),
    import('../../activities/connectors/tools.gen.ts'),
  ]);
  return (definitions, company) =>
    checkPolicies({ root, loaded, actions: actionDescriptors, tools: toolDescriptors }, definitions, company);
}

interface Prepared {
  readonly root: string;
  readonly loaded: Awaited<ReturnType<typeof loadPolicies>>;
  readonly actions: Actions;
  readonly tools: readonly GovernedTool[];
}

function checkPolicies(
  { root, loaded, actions, tools }: Prepared,
  definitions: readonly CompiledDefinition[],
  { all, today }: Parameters<CheckPolicies>[1],
): CheckedPolicies {
  const policies = loaded.flatMap((one) => ('policy' in one ? [one.policy] : []));
  const faults = loaded.flatMap((one): Diagnostic[] => {
    if ('problem' in one) return [{ severity: 'error', code: 'POLICY_FILE_INVALID', ...one.problem }];
    const place = { file: one.file, line: 1, col: 1, severity: 'error' as const };
    return faultsIn(one.policy, today).map((fault) => ({ ...place, ...fault }));
  });
  const models = new Map<string, Model>();
  for (const id of all) {
    const model = modelOf(root, id, definitions);
    if (model === 'damaged') faults.push(damagedModel(id));
    else if (model !== undefined) models.set(model.id, model);
  }
  const known = { actions: Object.keys(actions), processes: all, models };
  for (const one of loaded) {
    if ('problem' in one) continue;
    for (const { name, said } of unknownNames(one.policy, known))
      faults.push({ ...placeOf(root, one.file, name), severity: 'error', ...said });
  }
  const xml = (id: string): string => diagramOf(root, id, definitions);
  // Without one of the processes every way through it would look like a way round.
  const breaches =
    models.size < all.length && faults.some(({ code }) => code === 'GENERATED_EDITED')
      ? []
      : breachesOf(policies, { models, actions, today });
  const changed = new Set(
    [...new Set(breaches.map(({ process }) => process))].filter(
      (id) => JSON.stringify(models.get(id)) !== JSON.stringify(modelOf(root, id, [])),
    ),
  );
  return {
    diagnostics: [
      ...faults,
      ...checkTools(policies, tools),
      ...byCause(breaches, changed).map(({ breach, further }): Diagnostic => {
        const { process, element, code, message, hint } = breach;
        const place = readPlaces(xml(process)).get(element)?.[0] ?? { line: 1, col: 1 };
        return {
          file: `definitions/${process}/${process}.bpmn`,
          ...place,
          severity: 'error',
          code,
          element,
          message,
          hint: further.length === 0 ? hint : `${hint} ${inFurther(further)}`,
        };
      }),
    ],
    breaches: breaches.map((breach) => ({
      ...breach,
      diagrams: new Map((breach.path ?? []).map(({ process }) => [process, xml(process)])),
    })),
  };
}

function inFurther(further: readonly Breach[]): string {
  const places = further.map(({ process, element }) => `${process}, ${element}`).join('; ');
  return `The same way leads to ${further.length} further ${further.length === 1 ? 'place' : 'places'}: ${places}.`;
}

/** Where a policy, or what it imports, first writes a name as a text. */
function placeOf(root: string, file: string, name: string): Place & { readonly file: string } {
  for (const path of modulesBehind(join(root, file))) {
    const [before = '', ...after] = readFileSync(path, 'utf8').split(`'${name}'`);
    if (after.length === 0) continue;
    const lines = before.split('\n');
    const shown = relative(root, path).replaceAll('\\', '/');
    return { file: shown, line: lines.length, col: (lines.at(-1) ?? '').length + 1 };
  }
  return { file, line: 1, col: 1 };
}

/** Of a definition that is not compiled now, or does not compile, the model that was generated last. */
function modelOf(
  root: string,
  id: string,
  definitions: readonly CompiledDefinition[],
): Model | 'damaged' | undefined {
  const compiled = definitions.find((one) => one.id === id)?.compiled?.model;
  if (compiled !== undefined) return compiled;
  const generated = join(root, 'definitions', id, `${id}.model.gen.json`);
  if (!existsSync(generated)) return undefined;
  try {
    return JSON.parse(readFileSync(generated, 'utf8')) as Model;
  } catch {
    return 'damaged';
  }
}

/** A merge that was not brought to its end, for example. */
function damagedModel(id: string): Diagnostic {
  return {
    file: `definitions/${id}/${id}.model.gen.json`,
    line: 1,
    col: 1,
    severity: 'error',
    code: 'GENERATED_EDITED',
    message: 'it was edited by hand, and is no JSON any more',
    hint: `Compile all: maschinenraum compile writes it anew.`,
  };
}

function diagramOf(root: string, id: string, definitions: readonly CompiledDefinition[]): string {
  const read = definitions.find((one) => one.id === id)?.files.bpmn?.xml;
  return read ?? readFileSync(join(root, 'definitions', id, `${id}.bpmn`), 'utf8');
}

function checkTools(policies: readonly Policy[], tools: readonly GovernedTool[]): readonly Diagnostic[] {
  return policies.flatMap((policy) => {
    if (policy.kind !== 'everyTool') return [];
    const { code, rule, has } = policy;
    return tools.flatMap((tool) =>
      missingFields(tool, has).map((field): Diagnostic => ({
        file: `activities/connectors/${tool.id}/connector.ts`,
        line: 1,
        col: 1,
        severity: 'error',
        code,
        message: `${tool.title} has no ${field}`,
        hint: `${rule} Fill in ${field}, then run node --import tsx activities/kit/generate.ts.`,
      })),
    );
  });
}
