import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Variables } from '../engine/kernel/index.ts';
import { Failure } from './failure.ts';

/** Reads a file, or CLI_FILE_UNREADABLE. */
export function readText(file: string): string {
  return readBytes(file).toString('utf8');
}

/** The bytes of a file, `-` for standard input. Throws CLI_FILE_UNREADABLE. */
export function readBytes(file: string): Buffer {
  try {
    // 0 is standard input.
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Failure('CLI_FILE_UNREADABLE', `${file} cannot be read (${why})`);
  }
}

/** The value of an option that takes JSON or @FILE. What it holds is never quoted: it may be personal. */
export function readJson(text: string, option: string): unknown {
  const source = text.startsWith('@') ? readText(text.slice(1)) : text;
  try {
    return JSON.parse(source);
  } catch {
    throw new Failure('CLI_JSON_INVALID', `${option} is not JSON`);
  }
}

const object = z.record(z.string(), z.json());

/** An option that takes an object of variables. */
export function readVariables(text: string | undefined, option: string): Variables {
  if (text === undefined) return {};
  const parsed = object.safeParse(readJson(text, option));
  if (parsed.success) return parsed.data;
  throw new Failure('CLI_JSON_INVALID', `${option} must be a JSON object`);
}
