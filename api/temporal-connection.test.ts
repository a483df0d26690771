import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readTemporalConfig } from './temporal-connection.ts';

const directory = mkdtempSync(join(tmpdir(), 'maschinenraum-temporal-'));
afterAll(() => rmSync(directory, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};
const none = { TEMPORAL_CONFIG_FILE: join(directory, 'missing.toml') };

test('the environment says where Temporal is', () => {
  const env = { ...none, TEMPORAL_ADDRESS: 'temporal.example:7233', TEMPORAL_NAMESPACE: 'marketing' };
  expect(readTemporalConfig(env)).toMatchObject({
    connection: { address: 'temporal.example:7233' },
    namespace: 'marketing',
  });
});

test('without anything it is the default namespace', () => {
  expect(readTemporalConfig(none).namespace).toBe('default');
});

test('an API key goes over TLS', () => {
  const { connection } = readTemporalConfig({
    ...none,
    TEMPORAL_ADDRESS: 'cloud.example:7233',
    TEMPORAL_API_KEY: 'key',
  });
  expect(connection).toMatchObject({ apiKey: 'key' });
  expect(connection.tls).toBeTruthy();
});

test('a profile of the file is taken by its name, and the environment wins', () => {
  const path = file(
    'profiles.toml',
    '[profile.cluster]\naddress = "cluster.example:7233"\nnamespace = "files"\n',
  );
  const env = { TEMPORAL_CONFIG_FILE: path, TEMPORAL_PROFILE: 'cluster', TEMPORAL_NAMESPACE: 'wins' };
  expect(readTemporalConfig(env)).toMatchObject({
    connection: { address: 'cluster.example:7233' },
    namespace: 'wins',
  });
});

test('what cannot be read is said so', () => {
  const read = (): unknown => readTemporalConfig({ TEMPORAL_CONFIG_FILE: file('broken.toml', '[profile') });
  expect(read).toThrow(expect.objectContaining({ code: 'TEMPORAL_CONFIG_INVALID' }));
});
