import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashModel } from '../../compiler/hash.ts';
import type { Model } from '../../engine/model.ts';

/** A model of this installation, and the diagram that it was made from where that is kept. */
export interface StoredModel {
  readonly model: Model;
  readonly diagram?: string;
}

const definitions = fileURLToPath(new URL('../../definitions', import.meta.url));

/** Finds the model of a process by its hash: a released one or today's; undefined when there is none whose content has that hash. */
export function storedModel(
  process: string,
  hash: string,
  folder: string = definitions,
): StoredModel | undefined {
  // The names come out of a history: nothing but a file of a definition may be read.
  if (!/^[\w-]+$/.test(process) || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
  const places = [
    { model: `released/${hash}.json`, diagram: `released/${hash}.bpmn` },
    { model: `${process}.model.gen.json`, diagram: `${process}.bpmn` },
  ];
  for (const place of places) {
    const file = join(folder, process, place.model);
    if (!existsSync(file)) continue;
    const model = JSON.parse(readFileSync(file, 'utf8')) as Model;
    if (hashModel(model) !== hash) continue;
    const diagram = join(folder, process, place.diagram);
    return existsSync(diagram) ? { model, diagram: readFileSync(diagram, 'utf8') } : { model };
  }
  return undefined;
}
