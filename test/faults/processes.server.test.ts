import { expect, test } from 'vitest';
import { logFrom } from '../../worker/runtime-log.ts';
import { runProcesses, type Killed } from './run-processes.ts';

logFrom('ERROR');

// One event for each of these; test/crash breaks whole campaigns, and `npm run faults` plays every event of every process.
const processes = ['creative-briefing', 'launch', 'lead-handover'];

test('killed in the middle, a process leaves what an undisturbed run leaves', async () => {
  const runs: Killed[] = [];
  await runProcesses({ processes, every: 'middle', atOnce: 1, onRun: (run) => runs.push(run) });
  expect(runs.filter(({ why }) => why !== undefined)).toEqual([]);
  expect(runs).toHaveLength(processes.length + 1);
}, 400_000);
