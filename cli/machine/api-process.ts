import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** An API in a process of its own. */
export interface ApiProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts `api` of the program `bin` and returns once it listens; its requests are written to `log`. */
export async function startApiProcess(
  bin: string,
  env: NodeJS.ProcessEnv,
  { port, log }: { readonly port: number; readonly log: string },
): Promise<ApiProcess> {
  const child = spawn(process.execPath, [bin, 'api', '--port', String(port)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let last = '';
  child.stderr.on('data', (chunk: Buffer) => {
    last = (last + chunk.toString()).slice(-4000);
    appendFileSync(log, chunk);
  });
  const ready = once(createInterface({ input: child.stdout }), 'line');
  const gone = once(child, 'exit').then(([code]): never => {
    throw new Error(`the API ended with code ${String(code)}:\n${last}`);
  });
  const [line] = await Promise.race([ready, gone]);
  gone.catch(() => undefined);
  return {
    url: String(line).replace(/^API ready at /, ''),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
