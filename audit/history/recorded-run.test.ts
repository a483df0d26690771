import { expect, test } from 'vitest';
import { hashModel } from '../../compiler/hash.ts';
import type { Model } from '../../engine/model.ts';
import { payloadsOf, smallRun } from '../testing/small-history.ts';
import { definitionOf, runOf } from './recorded-run.ts';

const started = (input: unknown) =>
  smallRun([
    'WORKFLOW_EXECUTION_STARTED',
    { workflowId: 'c', originalExecutionRunId: 'r', workflowType: { name: 'p' }, input: payloadsOf(input) },
  ]);

test('reads whose history it is out of its first event', () => {
  expect(runOf(started({}).history, 'a file')).toMatchObject({ caseId: 'c', runId: 'r', process: 'p' });
});

test.each([[undefined], ['text'], [{ events: [] }], [smallRun(['WORKFLOW_EXECUTION_STARTED']).history]])(
  'refuses %j',
  (json) => {
    expect(() => runOf(json, 'x.json')).toThrow(
      expect.objectContaining({ code: 'AUDIT_FILE_INVALID' }) as Error,
    );
  },
);

const model: Model = { id: 'p', elements: {}, flows: {} };

test.each([
  ['a released model', { model: 'f'.repeat(64), variables: {} }, 'f'.repeat(64)],
  ['a model in the input', { model: 'inline', variables: {}, inline: { p: model } }, hashModel(model)],
  ['no case at all', [1], undefined],
])('names the definition: %s', (_, input, hash) => {
  expect(definitionOf(started(input))?.hash).toBe(hash);
});
