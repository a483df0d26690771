import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { trialCalls, type TrialCall } from '../../activities/sandbox/trial-calls.ts';
import type { Asked } from './judge-asked.ts';
import { RECORD_FOLDER } from './recorded.ts';

/**
 * Runs in every test file: whatever an action asks of its sandbox must be an operation that somebody stated, and stand in docs/tools.md.
 * What judges that is large: it is loaded only where an action was called, and at the end, where no test waits for it.
 */
const asked = new Map<string, Asked>();
trialCalls.subscribe((message) => {
  const { action, sandbox, exchanges } = message as TrialCall;
  for (const exchange of exchanges) {
    const { method, path, body } = exchange;
    const key = JSON.stringify([action.id, method, path, body]);
    // What an operation is may only be seen by its answer, and a planned fault's is none.
    if (asked.get(key)?.exchange.faulted !== false) asked.set(key, { action, sandbox, exchange });
  }
});

afterAll(async () => {
  if (asked.size === 0) return;
  const { judgeAsked } = await import('./judge-asked.ts');
  const folder = process.env[RECORD_FOLDER];
  const { sightings, faults } = judgeAsked([...asked.values()], { unlisted: folder === undefined });
  if (folder !== undefined && sightings.length > 0) {
    const lines = sightings.map((sighting) => `${JSON.stringify(sighting)}\n`);
    appendFileSync(join(folder, `${process.pid}.jsonl`), lines.join(''));
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
});
