import { Command } from 'commander';
import { print, printJson } from '../output.ts';
import { untilStopped } from '../until-stopped.ts';

interface DevOptions {
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
    .option('--json', 'print the addresses as data')
    .addHelpText(
      'after',
      `
What it keeps lies in the folder named by MASCHINENRAUM_STATE, else in .maschinenraum here; it is there again the next time.
The tools are sandboxes: no account is needed, nothing leaves this machine. With TEMPORAL_ADDRESS it uses that server.

Example:
  $ maschinenraum dev`,
    )
    .action(async ({ json }: DevOptions) => {
      const { logFrom } = await import('../../worker/runtime-log.ts');
      const { startMachine } = await import('../machine/start-machine.ts');
      const { stateFiles } = await import('../../worker/state-files.ts');
      logFrom('ERROR');
      const machine = await startMachine({
        env: process.env,
        state: stateFiles(process.env),
        ports: PORTS,
        synchronous: 'FULL',
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
      if (json) printJson(addresses);
      else {
        for (const [name, address] of Object.entries(addresses)) print(`${name.padEnd(13)} ${address}`);
        print('Ctrl-C ends it.');
      }
      await untilStopped();
      await machine.stop();
    });
