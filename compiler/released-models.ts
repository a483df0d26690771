import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../engine/model.ts';
import { jobOf } from '../engine/model/jobs.ts';
import { literal } from './check/scopes.ts';
import type { DefinitionFiles } from './definition-files.ts';
import type { Diagnostic } from './diagnostics.ts';
import { nearest } from './feel/nearest.ts';
import { hashModel } from './hash.ts';

/** What is said of a file under released/ that somebody changed. */
export const damaged = [
  'it is not what was released: its cases could not go on',
  'Bring it back as it was committed; a released file is never changed.',
] as const;

/**
 * Released models are run by cases for as long as these take: they are what they were, and every action that they name is still there,
 * under its id or as what another was called `formerly`.
 * @param current hash of the model that the definition has now: what it names is checked in the diagram
 */
export function checkReleased(
  { id, folder, released }: DefinitionFiles,
  current: string | undefined,
  actions: readonly string[],
): readonly Diagnostic[] {
  return released.flatMap((hash): readonly Diagnostic[] => {
    const file = `definitions/${id}/released/${hash}.json`;
    const error = (code: string, message: string, hint: string, element?: string): Diagnostic => ({
      file,
      line: 1,
      col: 1,
      severity: 'error',
      code,
      ...(element === undefined ? {} : { element }),
      message,
      hint,
    });
    const model = readReleased(join(folder, 'released', `${hash}.json`), hash);
    if (model === undefined) return [error('RELEASED_DAMAGED', ...damaged)];
    if (hash === current) return [];
    return Object.values(model.elements).flatMap((element) => {
      const action = literal(jobOf(element)?.type);
      if (action === undefined || action === element.id || actions.includes(action)) return [];
      const meant = nearest(action, actions);
      return [
        error(
          'RELEASED_ACTION_UNKNOWN',
          `there is no action "${action}" any more: cases on this model stop there${historiesOf(folder, hash)}`,
          `An id in use never changes. Call it ${action} again, or write formerly: ['${action}'] into the action that does it now${meant === undefined ? '' : ` (${meant}?)`}.`,
          element.id,
        ),
      ];
    });
  });
}

/** The version tags of the released models of a definition: calls may bind to them. */
export function releasedVersions(folder: string): readonly string[] {
  const releases = join(folder, 'released');
  return listed(releases).flatMap((name) => {
    const hash = /^(\w+)\.json$/.exec(name)?.[1];
    return (hash === undefined ? undefined : readReleased(join(releases, name), hash)?.versionTag) ?? [];
  });
}

/** Files by their path, and what they are: one whose text is the same is not hashed again. */
const read = new Map<string, { readonly text: string; readonly model: Model | undefined }>();

/** Undefined where it is not the model of that hash. */
function readReleased(path: string, hash: string): Model | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    const known = read.get(path);
    if (known?.text === text) return known.model;
    read.delete(path);
    const parsed = JSON.parse(text) as Model;
    const model = hashModel(parsed) === hash ? parsed : undefined;
    read.set(path, { text, model });
    return model;
  } catch {
    return undefined;
  }
}

function historiesOf(folder: string, hash: string): string {
  const names = listed(join(folder, 'histories')).filter((name) => name.startsWith(hash.slice(0, 12)));
  return names.length === 0 ? '' : `; recorded on it: ${names.map((name) => `histories/${name}`).join(', ')}`;
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
