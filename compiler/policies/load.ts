import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Policy } from '../../definitions/policy.ts';
import { loadModule } from '../reload/load-module.ts';
import type { ModuleFault } from '../reload/module-fault.ts';

/** A policy and the file that says it. */
export interface LoadedPolicy {
  readonly file: string;
  readonly policy: Policy;
}

/** A policy file that cannot be imported. */
export interface UnreadablePolicy {
  readonly problem: ModuleFault;
}

/** Imports definitions/policies/*.ts of a project: every exported value with a code and a rule is a policy. */
export async function loadPolicies(root: string): Promise<readonly (LoadedPolicy | UnreadablePolicy)[]> {
  const folder = join(root, 'definitions', 'policies');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort();
  const loaded = await Promise.all(
    names.map(async (name) => {
      const module = await loadModule(join(folder, name));
      if ('fault' in module) return [{ problem: shownIn(root, module.fault) }];
      const file = shownIn(root, { file: join(folder, name) }).file;
      return Object.values(module.exported)
        .filter(isPolicy)
        .map((policy) => ({ file, policy }));
    }),
  );
  return loaded.flat();
}

function shownIn<T extends { readonly file: string }>(root: string, place: T): T {
  return { ...place, file: relative(root, place.file).replaceAll('\\', '/') };
}

function isPolicy(value: unknown): value is Policy {
  return typeof value === 'object' && value !== null && 'code' in value && 'rule' in value && 'kind' in value;
}
