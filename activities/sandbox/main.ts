import { parseArgs } from 'node:util';
import { sandboxes } from '../connectors/sandboxes.gen.ts';
import { startSandbox } from './start-sandbox.ts';

// `node --import tsx activities/sandbox/main.ts [--port 8300] [--file state.json]`: the sandbox alone, until it is stopped.
const { values } = parseArgs({ options: { port: { type: 'string' }, file: { type: 'string' } } });
const sandbox = await startSandbox({
  sandboxes,
  port: Number(values.port ?? 0),
  ...(values.file === undefined ? {} : { file: values.file }),
});
// Before it is said to be ready: a signal that finds nobody would end it without its file.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
process.stdout.write(`${JSON.stringify({ ready: true, url: sandbox.url })}\n`);
