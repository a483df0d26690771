import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { faultOf, LoadRefusal, type ModuleFault } from './module-fault.ts';
import { versionOf } from './module-version.ts';

/** What a file that an author wrote exports, or why it cannot be loaded. */
export type LoadedModule = { readonly exported: object } | { readonly fault: ModuleFault };

/** Long enough for any declaration on a busy machine; who waits for longer waits for ever. */
const LONGEST_MS = 5_000;

/** Imports a file that an author wrote, a changed one anew. It may throw, wait for ever or end the process: none of that goes on here. */
export async function loadModule(file: string): Promise<LoadedModule> {
  let timer: NodeJS.Timeout | undefined;
  // A timer keeps the process alive, too: Node ends one that waits for nothing but a promise.
  const late = new Promise<LoadedModule>((resolve) => {
    timer = setTimeout(() => resolve({ fault: lateAt(file) }), LONGEST_MS);
  });
  forbidExit();
  try {
    return await Promise.race([late, imported(file)]);
  } catch (problem) {
    return { fault: faultOf(problem, file) };
  } finally {
    clearTimeout(timer);
    allowExit();
  }
}

async function imported(file: string): Promise<LoadedModule> {
  if (!(await stat(file)).isFile()) throw new LoadRefusal('it is a folder', 'Put the file itself here.');
  // The ending last: by it some loaders know what they read.
  const module: unknown = await import(`${pathToFileURL(file).href}?changed=${versionOf(file)}&.ts`);
  return { exported: { ...(module as object) } };
}

function lateAt(file: string): ModuleFault {
  return {
    file,
    line: 1,
    col: 1,
    message: `it is not loaded after ${LONGEST_MS / 1000} seconds: a top-level await waits for ever`,
    hint: 'Take the await out: what is declared here must not wait for anything.',
  };
}

let loading = 0;
let { exit } = process;

/** While modules of authors load, `process.exit` throws: a compiler that ends in silence would look like one that agrees. */
function forbidExit(): void {
  if (loading === 0) {
    ({ exit } = process);
    process.exit = refuse;
  }
  loading += 1;
}

function allowExit(): void {
  loading -= 1;
  if (loading === 0) process.exit = exit;
}

function refuse(): never {
  throw new LoadRefusal('it calls process.exit', 'Take that out: what is loaded here only declares.');
}
