import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInMemory } from '../../engine/memory/run-in-memory.ts';
import { around, extensions, node, sketch } from '../../compiler/testing/sketch.ts';
import { findSuites, runSuite } from './kinds.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'conformance-'));
  const write = (path: string, content: unknown): void => {
    const file = join(root, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  };
  const task = extensions('script expression="=n + 1" resultVariable="n"');
  write('deep/down/processes/add.bpmn', sketch(around('add', node('scriptTask', 'add', task))));
  const one = {
    file: 'anything/processes/add.bpmn',
    group: 'g',
    processId: 'demo',
    start: [{ processId: 'demo', variables: { n: 1 } }],
    labels: { add: 'ADDED' },
    settleMs: 1000,
    strength: 'spec',
  };
  const expected = { completed: ['ADDED'], order: 'sequence', endState: 'completed', variables: { n: 2 } };
  write('deep/down/cases.json', [
    { ...one, id: 'right', expect: expected },
    { ...one, id: 'wrong', expect: { ...expected, variables: { n: 3 } } },
  ]);
  write('other/cases.json', { not: 'a list of cases' });
  write('other/index.json', [{ file: 'x.bpmn' }]);
  write('other/notes.xml', '<notes/>');
});
afterAll(() => rmSync(root, { recursive: true }));

test('finds the kinds by what the files hold, and runs them', async () => {
  const suites = findSuites(root);
  expect(suites).toEqual([{ kind: 'betsy', dir: join(root, 'deep/down') }]);
  const verdicts = await Promise.all(
    suites.map((suite) =>
      runSuite(
        suite,
        async (run) => runInMemory(run),
        () => true,
      ),
    ),
  );
  expect(verdicts.flat()).toEqual([
    { id: 'right', group: 'g', status: 'passed' },
    { id: 'wrong', group: 'g', status: 'failed', why: 'n is 2; expected 3' },
  ]);
});
