import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Policy } from '../../definitions/policy.ts';

/** A policy and the file that says it. */
export interface LoadedPolicy {
  readonly file: string;
  readonly policy: Policy;
}

/** A policy file that cannot be imported. */
export interface UnreadablePolicy {
  readonly file: string;
  readonly problem: string;
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
      const file = relative(root, join(folder, name)).replaceAll('\\', '/');
      try {
        const module: unknown = await import(pathToFileURL(join(folder, name)).href);
        return Object.values(module as object)
          .filter(isPolicy)
          .map((policy) => ({ file, policy }));
      } catch (problem) {
        return [{ file, problem: problem instanceof Error ? problem.message : String(problem) }];
      }
    }),
  );
  return loaded.flat();
}

function isPolicy(value: unknown): value is Policy {
  return typeof value === 'object' && value !== null && 'code' in value && 'rule' in value && 'kind' in value;
}
