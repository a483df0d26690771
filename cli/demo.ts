import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { replaySources } from '../audit/replay-sources.ts';
import { logFrom } from '../worker/runtime-log.ts';
import { stateFiles } from '../worker/state-files.ts';
import { websiteState } from './demo/campaign.ts';
import { Progress } from './demo/progress.ts';
import { runDemo } from './demo/run-demo.ts';
import { summariseSandboxes } from './demo/sandbox-summary.ts';
import { startMachine } from './machine/start-machine.ts';
import { untilStopped } from './until-stopped.ts';

// `npm run demo [-- --keep]`: the whole lifecycle of a campaign on one machine, from the brief to the auditor's replay.
const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
logFrom('ERROR');
const progress = new Progress();
const directory = mkdtempSync(join(tmpdir(), 'maschinenraum-demo-'));
progress.say('starting Temporal, the sandboxes of all tools, a worker and the API');
const machine = await startMachine({
  env: process.env,
  state: stateFiles({ MASCHINENRAUM_STATE: directory }),
  synchronous: 'NORMAL',
  sandboxState: websiteState,
});
const connection = await Connection.connect({ address: machine.temporal.address });
try {
  const client = new Client({ connection });
  const cases = await runDemo(machine, client, progress);
  progress.say(`the auditor replays all ${cases.length} cases`);
  const { findings, runs } = await replaySources(cases, async () => client);
  for (const finding of findings) progress.say(JSON.stringify(finding));
  if (findings.length > 0) process.exitCode = 1;
  progress.say(`${runs.length} histories replayed, ${findings.length} findings`);
  process.stdout.write(`\n${summariseSandboxes(machine.sandbox.state)}\n`);
  process.stdout.write(
    [
      '',
      `page and API    ${machine.api.url}`,
      `sandboxes       ${machine.sandbox.url}`,
      `Temporal        ${machine.temporal.address}, page ${machine.temporal.uiAddress ?? 'off'}`,
      '',
    ].join('\n'),
  );
  if (values.keep) {
    const key = machine.api.keys.create('anna', ['campaign-owner', 'ops', 'auditor']).token;
    const stopped = untilStopped();
    process.stdout.write(`API key         ${key}\nrunning until Ctrl-C\n`);
    await stopped;
  }
} catch (error) {
  progress.say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await machine.stop();
  // What went wrong can be read from the state; nobody needs it when nothing did.
  if (process.exitCode === 1) progress.say(`the state is kept in ${directory}: api.log, temporal.db`);
  else rmSync(directory, { recursive: true, force: true });
}
process.exit();
