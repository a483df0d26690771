import { logFrom } from './runtime-log.ts';
import { serveWorker } from './serve-worker.ts';
import { stateFiles } from './state-files.ts';

// One worker process: says on standard output when it is ready, ends cleanly when asked to.
logFrom('ERROR');
const worker = await serveWorker({ env: process.env, state: stateFiles(process.env) });
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void worker.stop());
await worker.done;
