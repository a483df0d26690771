import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compileDefinitions, staleFiles } from '../../compiler/definitions.ts';
import { hasErrors } from '../../compiler/diagnostics.ts';
import { openApiKeys } from '../../api/api-keys.ts';
import { openVault } from '../../vault/index.ts';
import { stateFiles } from '../../worker/state-files.ts';
import { explain } from '../failure.ts';
import { projectFolder } from '../project.ts';
import { ok, type Environment, type Finding } from './check.ts';

const OLDEST_NODE = [20, 20] as const;

export function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (enough) return ok('Node', process.version);
  const next = `install Node ${OLDEST_NODE.join('.')} or later (https://nodejs.org)`;
  return { subject: 'Node', state: 'missing', detail: `${process.version} is too old`, next };
}

export async function checkDefinitions(): Promise<Finding> {
  const subject = 'definitions';
  const { definitions, diagnostics, generated } = await compileDefinitions(projectFolder);
  const next = 'run `maschinenraum compile`';
  if (hasErrors(diagnostics)) return { subject, state: 'missing', detail: 'they do not compile', next };
  const stale = staleFiles(generated).map((path) => relative(projectFolder, path));
  if (stale.length > 0)
    return { subject, state: 'missing', detail: `generated code is stale: ${stale.join(', ')}`, next };
  return ok(subject, `${definitions.length} compile`);
}

/** The vault is opened only where there is one: looking must not make a key. */
export function checkVault(env: Environment): Finding {
  const subject = 'vault';
  try {
    const state = stateFiles(env);
    const keyed =
      env['MASCHINENRAUM_MASTER_KEY'] !== undefined || existsSync(join(state.directory, 'master.key'));
    if (!existsSync(state.vault)) return ok(subject, `will be made in ${state.directory}`);
    if (!keyed) {
      const next =
        'set MASCHINENRAUM_MASTER_KEY, or put master.key back: without it nothing in the vault can be read';
      return { subject, state: 'missing', detail: `${state.vault} is there, its key is not`, next };
    }
    openVault({ file: state.vault, masterKey: state.masterKey(env) }).close();
    return ok(subject, state.vault);
  } catch (error) {
    return brokenBy(subject, error);
  }
}

export function checkKeys(env: Environment): Finding {
  const subject = 'API keys';
  const next = '`maschinenraum key create <person> --role <role>` makes one';
  try {
    const { keys: file } = stateFiles(env);
    if (!existsSync(file)) return { subject, state: 'warning', detail: 'there is none yet', next };
    const keys = openApiKeys({ file });
    const valid = keys.list().filter(({ revoked }) => revoked === undefined).length;
    keys.close();
    return valid > 0
      ? ok(subject, `${valid} valid`)
      : { subject, state: 'warning', detail: 'none is valid', next };
  } catch (error) {
    return brokenBy(subject, error);
  }
}

function brokenBy(subject: string, error: unknown): Finding {
  const { code, message, next = `see docs/errors/${code}.md` } = explain(error);
  return { subject, state: 'missing', detail: `${code}: ${message}`, next };
}
