import { z } from 'zod';
import type { Connector } from '../../activities/kit/activities.ts';
import type { Grant } from '../../activities/kit/auth.ts';
import { variableOf } from '../../activities/kit/connections.ts';
import { fieldsOfAnAccount } from './example-anywhere.ts';

const FIELDS: Readonly<Record<Grant, string>> = {
  token: 'token',
  'refresh-token': 'clientId, clientSecret, refreshToken',
  'client-credentials': 'clientId, clientSecret',
  'service-account': 'clientEmail, privateKey',
  'jwt-bearer': 'clientId, subject, privateKey',
};

/** The variable that holds the inputs of a tool's actions. */
export function inputsVariable(tool: string): string {
  return `MASCHINENRAUM_LIVE_${tool.toUpperCase().replaceAll('-', '_')}`;
}

/** What a person has to set before anything can be called. */
export function whatToSet({ tool, actions }: Connector, connection: string): string {
  const grants = [...new Set<Grant>([...tool.auth.grants, 'token'])].map((grant) => FIELDS[grant]);
  const { properties = {}, required = [] } = z.toJSONSchema(tool.settings, {
    io: 'input',
    unrepresentable: 'any',
  });
  const settings = Object.keys(properties).map(
    (name) => `${name}${required.includes(name) ? '' : ' (optional)'}`,
  );
  const reads = Object.entries(actions).filter(([, { effect }]) => effect === 'read');
  const inputs = reads.filter(([, action]) => fieldsOfAnAccount(action).length > 0);
  return [
    `What ${tool.title} needs as its connection ${connection}, set as a variable or put where connections come from (docs/operations.md):`,
    ...(tool.auth.grants.length === 0 ? [] : [`  credential: ${grants.join(' | ')}`]),
    ...(tool.baseUrl === '' ? ["  baseUrl: the account's address"] : []),
    `  settings: ${settings.length === 0 ? 'none' : settings.join(', ')}`,
    `  scopes: ${tool.scopes.length === 0 ? 'none' : tool.scopes.join(' ')}`,
    `  ${variableOf(connection)}='{"token":"…"${settings.length === 0 ? '' : ',"settings":{…}'}}'`,
    ...(inputs.length === 0
      ? []
      : [
          'and inputs that exist at your account, as in these examples from the sandbox:',
          `  ${inputsVariable(tool.id)}='${JSON.stringify(Object.fromEntries(inputs.map(([verb, { example }]) => [verb, example])))}'`,
        ]),
    `How to get an account for tests: activities/connectors/${tool.id}/README.md`,
  ].join('\n');
}
