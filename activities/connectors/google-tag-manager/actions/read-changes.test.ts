import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { readChanges } from './read-changes.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const answers = (body: object) =>
  trial.sandbox.failNext({ tool: 'google-tag-manager', fault: { status: 200, body } });

it('finds nothing in a workspace that nobody worked in', async () => {
  expect(await trial.call(readChanges, readChanges.example)).toEqual({ changes: [], conflicts: 0 });
});

it('names the kind of what was changed, and counts what clashes', async () => {
  answers({
    workspaceChange: [
      { tag: { tagId: '11', name: 'GA4' }, changeStatus: 'updated' },
      { variable: { variableId: '3', name: 'Page type' }, changeStatus: 'deleted' },
    ],
    mergeConflict: [{ entityInWorkspace: { tag: { name: 'GA4' } } }],
  });
  expect(await trial.call(readChanges, readChanges.example)).toEqual({
    changes: [
      { kind: 'tag', name: 'GA4', change: 'updated' },
      { kind: 'variable', name: 'Page type', change: 'deleted' },
    ],
    conflicts: 1,
  });
});
