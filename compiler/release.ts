import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../engine/model.ts';
import type { CompiledDefinition } from './definition.ts';
import { shapesOf } from './diff/schemas.ts';
import { stableJson } from './generate/stable-json.ts';

/**
 * Keeps the models, diagrams and schemas of definitions under released/<hash>, where they stay as long as cases run them; and, where a call
 * binds to its deployment, the models that are released together. A released file is never changed; returns the paths that were
 * written.
 */
export function releaseDefinitions(definitions: readonly CompiledDefinition[]): readonly string[] {
  const together = Object.fromEntries(
    definitions.flatMap(({ id, compiled }) => (compiled === undefined ? [] : [[id, compiled.hash]])),
  );
  return definitions.flatMap((definition) => releaseDefinition(definition, together));
}

function releaseDefinition(
  { files, compiled }: CompiledDefinition,
  together: Readonly<Record<string, string>>,
): readonly string[] {
  if (compiled === undefined || files.bpmn === undefined) return [];
  const { model, hash, schema } = compiled;
  const folder = join(files.folder, 'released');
  mkdirSync(folder, { recursive: true });
  const contents: readonly (readonly [name: string, content: string])[] = [
    [`${hash}.json`, stableJson(model)],
    [`${hash}.bpmn`, files.bpmn.xml],
    [`${hash}.schema.json`, stableJson(shapesOf(schema))],
    ...(bindsToDeployment(model) ? [[`${hash}.deployment.json`, stableJson(together)] as const] : []),
  ];
  return contents.flatMap(([name, content]) => {
    const path = join(folder, name);
    if (existsSync(path)) return [];
    writeFileSync(path, content);
    return [path];
  });
}

function bindsToDeployment(model: Model): boolean {
  return Object.values(model.elements).some(
    (element) => element.kind === 'callActivity' && element.binding === 'deployment',
  );
}
