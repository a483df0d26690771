import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { allRuns } from '../../audit/history/read-case.ts';
import { proveRuns, type RunVerdict } from '../../audit/replay.ts';
import type { WorkflowBundle } from '../../audit/replay/replay-runs.ts';
import { readHistoryFile } from '../../audit/sources.ts';
import { definitions } from '../../definitions/index.gen.ts';
import { logFrom } from '../../worker/runtime-log.ts';

logFrom('ERROR');
const root = fileURLToPath(new URL('../..', import.meta.url));
const files = Object.values(definitions).flatMap(({ folder }) => historiesIn(join(fileURLToPath(folder), 'histories')));
const sources = files.map((file) => readHistoryFile(file));
const runs = sources.flatMap(({ record }) => allRuns(record));
let verdicts: readonly RunVerdict[];

beforeAll(async () => {
  verdicts = await prove();
});

test.each(Object.keys(definitions))('%s has a recorded history (npm run histories makes one)', (id) => {
  expect(runs.map(({ process }) => process)).toContain(id);
});

test.each(files.map((file) => relative(root, file)))('still replays %s', (file) => {
  const index = files.findIndex((each) => relative(root, each) === file);
  expect(sources[index]?.findings).toEqual([]);
  expect(verdicts[index]?.findings).toEqual([]);
  expect(verdicts[index]?.path.length).toBeGreaterThan(0);
});

test('a workflow that calls one activity more is rejected, by every history', async () => {
  const broken = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('extra-activity.nde.ts', import.meta.url)),
    logger: { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  const rejected = (await prove(broken)).filter(({ findings }) => findings[0]?.code === 'AUDIT_NOT_DETERMINISTIC');
  expect(rejected).toHaveLength(runs.length);
});

async function prove(bundle?: WorkflowBundle): Promise<readonly RunVerdict[]> {
  const proven: RunVerdict[] = [];
  for await (const verdict of proveRuns(runs, bundle)) proven.push(verdict);
  return proven;
}

function historiesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

function ignore(): void {
  // A bundle that cannot be made fails by itself.
}
