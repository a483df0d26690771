import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledDefinition } from './definition.ts';
import { stableJson } from './generate/stable-json.ts';

/**
 * Keeps a definition's model and diagram under released/<hash>, where they stay as long as cases run them. A released file is
 * never changed; returns the paths that were written.
 */
export function releaseDefinition({ files, compiled }: CompiledDefinition): readonly string[] {
  if (compiled === undefined || files.bpmn === undefined) return [];
  const folder = join(files.folder, 'released');
  mkdirSync(folder, { recursive: true });
  const contents = [
    [join(folder, `${compiled.hash}.json`), stableJson(compiled.model)],
    [join(folder, `${compiled.hash}.bpmn`), files.bpmn.xml],
  ] as const;
  return contents.flatMap(([path, content]) => {
    if (existsSync(path)) return [];
    writeFileSync(path, content);
    return [path];
  });
}
