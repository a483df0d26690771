import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Connection } from '@temporalio/client';
import { readTemporalConfig } from '../../api/temporal-connection.ts';
import { searchAttributes } from '../../workflows/contract.ts';
import { explain } from '../failure.ts';
import { ok, type Environment, type Finding } from './check.ts';

const CONNECT_TIMEOUT_MS = 3_000;

/** Whether a Temporal answers where the configuration says; where it says nothing, whether one could be had. */
export async function checkTemporal(env: Environment, cacheDirectory: string): Promise<readonly Finding[]> {
  const subject = 'Temporal';
  try {
    const { connection: options, namespace } = readTemporalConfig(env);
    const address = options.address ?? 'localhost:7233';
    const connection = await Connection.connect({ ...options, connectTimeout: CONNECT_TIMEOUT_MS }).catch(
      () => undefined,
    );
    if (connection === undefined) {
      if (options.address === undefined) return [obtainable(env, cacheDirectory)];
      const next = 'start it, or set TEMPORAL_ADDRESS to where it is';
      return [{ subject, state: 'missing', detail: `nothing answers at ${address}`, next }];
    }
    try {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
      const missing = Object.values(searchAttributes).filter(
        (name) => customAttributes?.[name] === undefined,
      );
      return [ok(subject, `${address}, namespace ${namespace}`), attributes(missing)];
    } finally {
      await connection.close();
    }
  } catch (error) {
    const { code, message, next = `see docs/errors/${code}.md` } = explain(error);
    return [{ subject, state: 'missing', detail: `${code}: ${message}`, next }];
  }
}

function attributes(missing: readonly string[]): Finding {
  const subject = 'search attributes';
  if (missing.length === 0) return ok(subject, Object.values(searchAttributes).join(', '));
  const next = 'a worker adds them when it may; on Temporal Cloud add them as KeywordList';
  return { subject, state: 'warning', detail: `not there yet: ${missing.join(', ')}`, next };
}

function obtainable(env: Environment, cacheDirectory: string): Finding {
  const subject = 'Temporal';
  const cached = join(cacheDirectory, 'temporal');
  const sources = [
    ...(env['TEMPORAL_CLI'] ? [`the CLI at ${env['TEMPORAL_CLI']}`] : []),
    ...(onPath('temporal', env) ? ['`temporal` on the PATH'] : []),
    ...(existsSync(cached) && readdirSync(cached).length > 0 ? [`the server in ${cached}`] : []),
    ...(onPath('go', env) ? ['a build with Go'] : []),
  ];
  const next = '`maschinenraum dev` starts one; or set TEMPORAL_ADDRESS to where it is';
  if (sources.length > 0) {
    return { subject, state: 'warning', detail: `none runs; to be had from ${sources.join(', ')}`, next };
  }
  const install =
    'install Go (https://go.dev/dl) or the Temporal CLI (https://docs.temporal.io/cli), or set TEMPORAL_ADDRESS';
  return {
    subject,
    state: 'missing',
    detail: 'none runs, and none but a download could be had',
    next: install,
  };
}

function onPath(command: string, env: Environment): boolean {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return (env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, `${command}${suffix}`), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}
