import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** What a sandbox server keeps between two lives. */
export interface SavedState {
  readonly lastId: number;
  readonly tools: Readonly<Record<string, object>>;
}

const savedState = z.object({ lastId: z.number(), tools: z.record(z.string(), z.looseObject({})) });

/** Reads a saved state; nothing when there is none yet. */
export function readState(file: string): SavedState | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  return savedState.parse(JSON.parse(text));
}

/**
 * Keeps a state in a file. The function that it gives resolves once what is held at its call has been written; calls that come while
 * the file is written share the next writing.
 */
export function stateKeeper(file: string, held: () => SavedState): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= last
      .catch(() => undefined)
      .then(async () => {
        next = undefined;
        await write(file, held());
      });
    last = next;
    return next;
  };
}

/** Whole or not at all: a sandbox killed while writing keeps its last state. */
async function write(file: string, state: SavedState): Promise<void> {
  await writeFile(`${file}.next`, JSON.stringify(state));
  await rename(`${file}.next`, file);
}
