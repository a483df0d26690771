import { generateKeyPairSync } from 'node:crypto';
import { connectors } from '../../activities/connectors/index.gen.ts';
import { sandboxes as standIns } from '../../activities/connectors/sandboxes.gen.ts';
import type { Grant } from '../../activities/kit/auth.ts';
import type { Connection } from '../../activities/kit/connections.ts';
import type { Tool } from '../../activities/kit/define-tool.ts';
import type { Sandbox } from '../../activities/sandbox/define-sandbox.ts';
import type { Canaries } from './canary.ts';
import type { EchoFront, Mode } from './echo-front.ts';

const sandboxes: Readonly<Record<string, Sandbox>> = standIns;

/** A connection all of whose secrets are canaries. */
export interface CanaryConnection {
  readonly id: string;
  readonly tool: Tool;
  readonly mode: Mode | 'switched';
  readonly connection: Connection;
}

/** A key of the usual kind; its lines are the canaries. */
export function canaryKey(canaries: Canaries): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const lines = pem.split('\n').filter((line) => line.length > 40 && !line.startsWith('-'));
  for (const [number, line] of lines.entries()) canaries.know(line, `line ${number} of the private key`);
  return pem;
}

interface Wanted {
  readonly tool: Tool;
  readonly mode: CanaryConnection['mode'];
  readonly grant: Grant;
  readonly front: EchoFront;
  readonly privateKey: string;
}

/** One connection of a tool, by one way to sign in; with `token`, all other secrets are there too. */
export function canaryConnection(
  { tool, mode, grant, front, privateKey }: Wanted,
  canaries: Canaries,
): CanaryConnection {
  const id = mode === 'switched' ? tool.id : `${tool.id}-${grant}-${mode}`;
  const { connection: given, secrets = [] } = sandboxes[tool.id] ?? { connection: {} };
  const token = given.token ?? secrets[0];
  if (token !== undefined) front.token(tool.id, token);
  const make = (field: string, real?: unknown): string => {
    const canary = canaries.make(`${id} ${field}`);
    if (typeof real === 'string') front.exchange(canary, real);
    return canary;
  };
  const settings = { ...given.settings };
  for (const name of tool.secretSettings)
    if (settings[name] !== undefined) settings[name] = make(`settings.${name}`, settings[name]);
  const baseUrl = `${front.url}/${mode}/${tool.id}`;
  return {
    id,
    tool,
    mode,
    connection: {
      baseUrl,
      settings,
      webhookSecret: make('webhookSecret'),
      ...(tool.auth.signIn === undefined ? { tokenUrl: `${front.url}/${mode}/token` } : {}),
      ...(grant === 'token' ? { token: make('token', token) } : {}),
      ...(['token', 'refresh-token', 'client-credentials'].includes(grant)
        ? { clientId: given.clientId ?? 'client', clientSecret: make('clientSecret', given.clientSecret) }
        : {}),
      ...(grant === 'token' || grant === 'refresh-token' ? { refreshToken: make('refreshToken') } : {}),
      ...(grant === 'token' || grant === 'service-account'
        ? { clientEmail: 'worker@project.example', privateKey }
        : {}),
      ...(grant === 'jwt-bearer' ? { clientId: 'client', subject: 'ops@customer.example', privateKey } : {}),
    },
  };
}

/** Tools with credentials that speak HTTP. */
export const toolsWithCredentials: readonly Tool[] = Object.values(connectors)
  .map(({ tool }): Tool => tool)
  .filter(
    ({ auth, contract }) =>
      auth.grants.length > 0 && !('speaks' in contract && contract.speaks !== undefined),
  );
