import { openClient, type AnyContract, type Client } from '../api/client/index.ts';
import { Failure } from './failure.ts';

export { path } from '../api/client/index.ts';

const ADDRESS = 'http://127.0.0.1:7244';

/** The API at MASCHINENRAUM_API with the key in MASCHINENRAUM_API_KEY. What people write at the terminal is checked by the API alone. */
export function openApiClient(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Client<AnyContract> {
  const url = env['MASCHINENRAUM_API'] || ADDRESS;
  if (!URL.canParse(url))
    throw new Failure(
      'CLI_USAGE',
      `MASCHINENRAUM_API is no address: ${url}`,
      'set it to e.g. http://127.0.0.1:7244',
    );
  return openClient({ url, key: env['MASCHINENRAUM_API_KEY'] });
}
