import { Command, Option } from 'commander';
import { Failure } from '../failure.ts';
import { note, print, printJson } from '../output.ts';
import { untilStopped } from '../until-stopped.ts';

interface WorkerOptions {
  readonly logLevel: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  readonly json?: true;
}

/** `worker`: runs cases and calls tools, against any Temporal. */
export const workerCommand = (): Command =>
  new Command('worker')
    .description(
      'Starts a worker: it runs the cases of every process and calls the tools. As many as one likes may run.',
    )
    .addOption(
      new Option('--log-level <level>', 'what to tell on standard error')
        .choices(['DEBUG', 'INFO', 'WARN', 'ERROR'])
        .default('WARN'),
    )
    .option('--json', 'print { ready: true } when it is')
    .addHelpText(
      'after',
      `
Where Temporal is: TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS_… or the profile file (TEMPORAL_CONFIG_FILE).
The tools' accounts: MASCHINENRAUM_CONNECTION_<TOOL>, the file or folder of MASCHINENRAUM_CONNECTIONS, or MASCHINENRAUM_CONNECTION_COMMAND. The vault: MASCHINENRAUM_STATE.
MASCHINENRAUM_OPENLINEAGE=file:/path/events.ndjson (or an http address): what runs do, as OpenLineage events without any values.
Ctrl-C ends it when what it is doing is done.

Example:
  $ TEMPORAL_ADDRESS=temporal.example:7233 maschinenraum worker`,
    )
    .action(async ({ logLevel, json }: WorkerOptions) => {
      const { logFrom } = await import('../../worker/runtime-log.ts');
      const { serveWorker } = await import('../../worker/serve-worker.ts');
      const { stateFiles } = await import('../../worker/state-files.ts');
      // What fails is told below, by action; the SDK's warnings say the same once more.
      logFrom(logLevel === 'WARN' ? 'ERROR' : logLevel);
      const tell = (level: string) => (message: string, facts: object) =>
        note(JSON.stringify({ time: new Date().toISOString(), level, message, ...facts }));
      const log = {
        info: logLevel === 'DEBUG' || logLevel === 'INFO' ? tell('INFO') : () => undefined,
        warn: tell('WARN'),
      };
      const lineage = async () => (await import('../lineage/lineage-steps.ts')).lineageSteps();
      const worker = await serveWorker({ env: process.env, state: stateFiles(process.env), log, lineage });
      const stopped = untilStopped();
      if (json) printJson({ ready: true });
      else print('worker ready');
      const failed = worker.done.then(
        () => undefined,
        (error: unknown) =>
          new Failure('WORKER_FAILED', error instanceof Error ? error.message : String(error)),
      );
      await Promise.race([stopped, failed]);
      const [failure] = await Promise.all([failed, worker.stop().catch(() => undefined)]);
      if (failure !== undefined) throw failure;
    });
