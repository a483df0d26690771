import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

const code = `
  const { untilStopped } = await import('./cli/until-stopped.ts');
  const stopped = untilStopped();
  process.send('ready');
  await stopped;
  process.exitCode = 7;
`;

async function startChild() {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', code];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  await once(child, 'message');
  return { child, ended };
}

it.each(['SIGINT', 'SIGTERM'] as const)('%s ends what waits, in its own way', async (signal) => {
  const { child, ended } = await startChild();
  child.kill(signal);
  expect(await ended).toEqual([7, null]);
});

it('ends when whoever started it is gone', async () => {
  const { child, ended } = await startChild();
  child.disconnect();
  expect(await ended).toEqual([7, null]);
});
