import type { Connection } from './connections.ts';

/** Shorter ones stand in harmless texts too. */
const SHORTEST = 8;

/** Whether a text is long enough to be taken for a credential wherever it stands. */
export function isTelling(text: string): boolean {
  return text.length >= SHORTEST;
}

/** What of a connection must be seen by nobody but its tool and is long enough to be known again: its credentials, its secret settings, and the lines of a private key. */
export function credentialsOf(
  { secretSettings }: { readonly secretSettings: readonly string[] },
  connection: Connection,
): readonly string[] {
  const { token, clientSecret, refreshToken, privateKey, webhookSecret, settings } = connection;
  return [
    token,
    clientSecret,
    refreshToken,
    privateKey,
    webhookSecret,
    ...(privateKey?.split(/\r?\n/).filter((line) => !line.startsWith('-----')) ?? []),
    ...secretSettings.map((name) => settings[name]),
  ].filter((value): value is string => typeof value === 'string' && isTelling(value));
}

const REDACTED = '[redacted]';

/** A text without these; as they stand, and as they stand in JSON. */
export function withoutCredentials(text: string, credentials: readonly string[]): string {
  const forms = credentials.flatMap((credential) => [credential, JSON.stringify(credential).slice(1, -1)]);
  return forms.reduce((rest, form) => rest.replaceAll(form, REDACTED), text);
}

/** A value of plain JSON without these. */
export function valueWithout<Value>(value: Value, credentials: readonly string[]): Value {
  const text = JSON.stringify(value);
  const clean = text === undefined ? undefined : withoutCredentials(text, credentials);
  return clean === undefined || clean === text ? value : (JSON.parse(clean) as Value);
}
