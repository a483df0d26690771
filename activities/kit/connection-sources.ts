import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { toolError } from './errors.ts';

/** A place that holds connections: variables, a file, a folder, a command. */
export interface ConnectionSource {
  /** The connections that it is known to hold; a command cannot be asked for all. */
  ids(): readonly string[];
  /** What people know it by, never what it holds. */
  nameFor(id: string): string;
  /** The connection as plain data, undefined where there is none. `fresh`: the one that was given before is refused by the tool. */
  read(id: string, fresh: boolean): Promise<unknown>;
}

/** An id that may become part of a file's name or of a command's argument: it leads nowhere and is no option. */
export const CONNECTION_ID = /^[a-z0-9][a-z0-9_-]{0,99}$/i;

/** Connections that are there already. */
export function givenConnections(
  entries: Readonly<Record<string, unknown>>,
  nameFor: (id: string) => string,
): ConnectionSource {
  return {
    ids: () => Object.keys(entries),
    nameFor,
    read: async (id) => (Object.hasOwn(entries, id) ? entries[id] : undefined),
  };
}

/** A JSON file `{ id: connection }`, or a folder with a file `<id>.json` for each. Read at each asking, so that a change counts at once. */
export function connectionsAt(place: string): ConnectionSource {
  try {
    return statSync(place).isDirectory() ? connectionFolder(place) : connectionFile(place);
  } catch (error) {
    throw unreadable(error, place);
  }
}

const entriesSchema = z.record(z.string(), z.unknown());

function connectionFile(file: string): ConnectionSource {
  const entries = (): Readonly<Record<string, unknown>> => {
    const parsed = entriesSchema.safeParse(parseSecret(readSecret(file), file));
    if (parsed.success) return parsed.data;
    throw invalid(file, ['not an object of connections']);
  };
  // What is wrong with it is told at the start, not by the first case.
  entries();
  return {
    ids: () => Object.keys(entries()),
    nameFor: () => file,
    async read(id) {
      const held = entries();
      return Object.hasOwn(held, id) ? held[id] : undefined;
    },
  };
}

const ENDING = '.json';

function connectionFolder(folder: string): ConnectionSource {
  const root = realpathSync(folder);
  const fileOf = (id: string) => join(folder, `${id}${ENDING}`);
  return {
    ids: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith(ENDING))
        .map((name) => name.slice(0, -ENDING.length))
        .filter((id) => CONNECTION_ID.test(id)),
    nameFor: fileOf,
    async read(id) {
      if (!CONNECTION_ID.test(id)) return undefined;
      const file = fileOf(id);
      return existsSync(file) ? parseSecret(readSecret(file, root), file) : undefined;
    },
  };
}

/**
 * The text of a file that only its owner reads. Within `root`, links may be followed: Kubernetes mounts `hubspot.json -> ..data/hubspot.json`
 * and swaps `..data` for newer secrets (kubernetes.io, "Secrets", using Secrets as files from a Pod).
 */
function readSecret(file: string, root?: string): string {
  try {
    const real = realpathSync(file);
    if (root !== undefined && !real.startsWith(root + sep)) throw invalid(file, ['leads out of its folder']);
    const opened = openSync(real, 'r');
    try {
      refuseOthers(fstatSync(opened).mode, file);
      return readFileSync(opened, 'utf8');
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    throw unreadable(error, file);
  }
}

/** Windows has no mode bits; its files take the folder's access list. */
function refuseOthers(mode: number, file: string): void {
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw invalid(file, ['readable by others than its owner: chmod 600']);
}

/** Reads JSON without ever quoting it. */
export function parseSecret(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, and the text is a secret.
    throw invalid(where, ['not JSON']);
  }
}

export function invalid(tool: string, fields: readonly string[]): Error {
  return toolError('CONNECTION_INVALID', { tool, fields });
}

function unreadable(error: unknown, file: string): unknown {
  return error instanceof Error && 'code' in error ? invalid(file, [String(error.code)]) : error;
}
