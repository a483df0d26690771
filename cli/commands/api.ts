import { Command, InvalidArgumentError } from 'commander';
import { Failure } from '../failure.ts';
import { print, printJson } from '../output.ts';
import { untilStopped } from '../until-stopped.ts';
import { version } from '../version.ts';

interface ApiOptions {
  readonly host: string;
  readonly port: number;
  readonly quiet?: true;
  readonly json?: true;
}

/** `api`: serves the HTTP API, against any Temporal. */
export const apiCommand = (): Command =>
  new Command('api')
    .description(
      'Serves the HTTP API and the page; the API describes itself at /openapi.json. As many as one likes may run.',
    )
    .option(
      '--host <address>',
      'address to listen on; others than this machine reach it only when told so',
      '127.0.0.1',
    )
    .option('--port <n>', 'port; 0 for a free one', portFrom, 7244)
    .option('--quiet', 'no line for each request on standard error')
    .option('--json', 'print { url } when it listens')
    .addHelpText(
      'after',
      `
Where Temporal is: TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS_… or the profile file (TEMPORAL_CONFIG_FILE).
Vault and keys: MASCHINENRAUM_STATE, MASCHINENRAUM_MASTER_KEY. Webhooks: MASCHINENRAUM_WEBHOOK_<SOURCE>.

Example:
  $ maschinenraum api --host 0.0.0.0 --port 8080`,
    )
    .action(async ({ host, port, quiet, json }: ApiOptions) => {
      const { serveRegisteredApi } = await import('../../api/serve-registered-api.ts');
      const { stateFiles } = await import('../../worker/state-files.ts');
      const { webPlugin } = await import('../../web/static.ts');
      const log = quiet ? {} : { log: { write: (line: string) => void process.stderr.write(line) } };
      const api = await serveRegisteredApi(process.env, stateFiles(process.env), {
        host,
        port,
        version,
        page: webPlugin,
        ...log,
      }).catch((error: unknown) => {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (!['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].includes(code)) throw error;
        throw new Failure('API_ADDRESS_UNAVAILABLE', `${host}:${port} cannot be listened on (${code})`);
      });
      const stopped = untilStopped();
      if (json) printJson({ url: api.url });
      else print(`API ready at ${api.url}`);
      await stopped;
      await api.close();
    });

function portFrom(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}
