import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { exchanges, trialCalls, type TrialCall } from '../../activities/sandbox/trial-calls.ts';
import type { Asked } from './judge-asked.ts';
import { RECORD_FOLDER } from './recorded.ts';

/**
 * Runs in every test file: whatever is asked of a tool's sandbox, and whatever it answers, must keep to the tool's contract; what an action asks
 * in a trial must be an operation that somebody stated, and stand in docs/tools.md. What judges that is large: it is loaded only where a sandbox
 * was asked, and at the end, where no test waits for it.
 */
const exchanged = new Map<string, Exchange>();
exchanges.subscribe((message) => {
  const exchange = message as Exchange;
  const { tool, method, path, query, headers, body, faulted, response } = exchange;
  exchanged.set(JSON.stringify([tool, method, path, query, headers, body, faulted || response]), exchange);
});

const asked = new Map<string, Asked>();
trialCalls.subscribe((message) => {
  const { action, sandbox, exchanges: own } = message as TrialCall;
  for (const exchange of own) {
    const { method, path, body } = exchange;
    const key = JSON.stringify([action.id, method, path, body]);
    // What an operation is may only be seen by its answer, and a planned fault's is none.
    if (asked.get(key)?.exchange.faulted !== false) asked.set(key, { action, sandbox, exchange });
  }
});

afterAll(async () => {
  if (exchanged.size === 0) return;
  const { judgeAsked } = await import('./judge-asked.ts');
  const { judgeExchanges } = await import('./judge-exchanges.ts');
  const folder = process.env[RECORD_FOLDER];
  const { sightings, faults } = judgeAsked([...asked.values()], { unlisted: folder === undefined });
  if (folder !== undefined && sightings.length > 0) {
    const lines = sightings.map((sighting) => `${JSON.stringify(sighting)}\n`);
    appendFileSync(join(folder, `${process.pid}.jsonl`), lines.join(''));
  }
  const all = [...faults, ...judgeExchanges([...exchanged.values()])];
  if (all.length > 0) throw new Error(all.join('\n'));
});
