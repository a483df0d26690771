import { main } from './main.ts';

/** What a command did. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, for tests: starting one for each takes a second. */
export async function maschinenraum(...args: readonly string[]): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((name) => {
    const { write } = process[name];
    process[name].write = (text: string | Uint8Array): boolean => {
      said[name] += String(text);
      return true;
    };
    return () => void (process[name].write = write);
  });
  try {
    return { code: await main(args), ...said };
  } finally {
    for (const back of restore) back();
  }
}
