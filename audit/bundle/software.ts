import { createRequire } from 'node:module';
import { at, attributesOf, kindOf, textAt } from '../history/events.ts';
import type { RecordedRun } from '../history/recorded-run.ts';

/** What a case ran on and was exported with. */
export interface Software {
  readonly maschinenraum: string;
  readonly temporalSdk: string;
  readonly node: string;
  /** SDKs that worked on the case, as its histories have it: `temporal-typescript 1.24.0`. */
  readonly workers: readonly string[];
  /** Actions that the case called, and how often. */
  readonly actions: { readonly [type: string]: number };
}

export function softwareOf(runs: readonly RecordedRun[]): Software {
  const require = createRequire(import.meta.url);
  const workers = new Set<string>();
  const actions = new Map<string, number>();
  for (const event of runs.flatMap(({ history }) => history.events)) {
    const attributes = attributesOf(event);
    const sdk = textAt(attributes, 'sdkMetadata.sdkName');
    if (sdk !== undefined) workers.add(`${sdk} ${textAt(attributes, 'sdkMetadata.sdkVersion') ?? ''}`.trim());
    const type =
      kindOf(event) === 'ACTIVITY_TASK_SCHEDULED' ? textAt(attributes, 'activityType.name') : undefined;
    if (type !== undefined) actions.set(type, (actions.get(type) ?? 0) + 1);
  }
  return {
    maschinenraum: versionIn(require('../../package.json')),
    temporalSdk: versionIn(require('@temporalio/worker/package.json')),
    node: process.versions.node,
    workers: [...workers].sort(),
    actions: Object.fromEntries(actions),
  };
}

function versionIn(manifest: unknown): string {
  return String(at(manifest, 'version'));
}
