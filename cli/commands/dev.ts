import { join } from 'node:path';
import { Command } from 'commander';
import { Failure } from '../failure.ts';
import { note, print, printJson } from '../output.ts';
import { projectFolder } from '../project.ts';
import { untilStopped } from '../until-stopped.ts';

interface DevOptions {
  readonly ports: boolean;
  readonly json?: true;
}

/** Ports of the parts, where they can be found again. */
const PORTS = { temporal: 7233, ui: 8233, api: 7244, sandbox: 7255 };

/** `dev`: everything on one machine. */
export const devCommand = (): Command =>
  new Command('dev')
    .description(
      'Starts everything on this machine: Temporal, the sandboxes of all tools, a worker, the API and the page.',
    )
    .option('--no-ports', 'take free ports instead of those that are always the same')
    .option('--json', 'print the addresses as data')
    .addHelpText(
      'after',
      `
What it keeps lies in the folder named by MASCHINENRAUM_STATE, else in .maschinenraum here; it is there again the next time.
When definitions or code change and compile, worker and API begin anew; running cases go on, each on the model that it began with.
The tools are sandboxes: no account is needed, nothing leaves this machine. With TEMPORAL_ADDRESS it uses that server.

Example:
  $ maschinenraum dev`,
    )
    .action(async ({ json, ports }: DevOptions) => {
      const { logFrom } = await import('../../worker/runtime-log.ts');
      const { startMachine } = await import('../machine/start-machine.ts');
      const { stateFiles } = await import('../../worker/state-files.ts');
      const { takeSnapshot } = await import('../machine/dev-snapshot.ts');
      const { watchSources } = await import('../machine/dev-watch.ts');
      logFrom('ERROR');
      const state = stateFiles(process.env);
      const snapshots = join(state.directory, 'dev');
      const first = await takeSnapshot(projectFolder, snapshots);
      if ('problem' in first)
        throw new Failure('COMPILE_FAILED', `the definitions do not compile\n${first.problem}`);
      const machine = await startMachine({
        env: process.env,
        state,
        ports: ports ? PORTS : {},
        synchronous: 'FULL',
        bin: first.bin,
      });
      const unwatch = watchSources(projectFolder, async () => {
        const snapshot = await takeSnapshot(projectFolder, snapshots);
        if ('problem' in snapshot) return note(`${snapshot.problem}\nit goes on as before`);
        const failed = await machine.runFrom(snapshot.bin).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (failed === undefined)
          note('reloaded: new cases begin with what is there now, running ones keep their model');
        else note(`${failed instanceof Error ? failed.message : String(failed)}\nit goes on as before`);
      });
      const { token } = machine.api.keys.create('ops', ['ops', 'campaign-owner', 'auditor']);
      const addresses = {
        page: machine.api.url,
        api: `${machine.api.url}/api/v1`,
        key: token,
        sandboxes: machine.sandbox.url,
        temporal: machine.temporal.address,
        ...(machine.temporal.uiAddress === undefined ? {} : { temporalPage: machine.temporal.uiAddress }),
      };
      const stopped = untilStopped();
      if (json) printJson(addresses);
      else {
        for (const [name, address] of Object.entries(addresses)) print(`${name.padEnd(13)} ${address}`);
        print('Ctrl-C ends it.');
      }
      await stopped;
      await unwatch();
      await machine.stop();
    });
