import { readFileSync, renameSync, writeFileSync } from 'node:fs';
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

/** Writes it whole or not at all: a sandbox killed while writing keeps its last state. */
export function writeState(file: string, state: SavedState): void {
  writeFileSync(`${file}.next`, JSON.stringify(state));
  renameSync(`${file}.next`, file);
}
