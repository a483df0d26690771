import { expect, test } from 'vitest';
import { runInMemory } from '../../engine/memory/run-in-memory.ts';
import { around, compileSketch, extensions, node, sketch } from '../testing/sketch.ts';

const call = around('work', node('callActivity calledElement="reuse"', 'work'));
const script = extensions('script expression="=n * 2" resultVariable="doubled"');

test.each([
  ['globalTask', '', 'task'],
  ['globalManualTask', '', 'manualTask'],
  ['globalUserTask', extensions('userTask', 'assignmentDefinition candidateGroups="legal"'), 'userTask'],
  ['globalScriptTask', script, 'scriptTask'],
  [
    'globalBusinessRuleTask',
    extensions('calledDecision decisionId="mix" resultVariable="mix"'),
    'businessRuleTask',
  ],
])('%s is a process of one step', async (type, content, kind) => {
  const { models } = await compileSketch(
    sketch(call, `<${type} id="reuse" name="Again">${content}</${type}>`),
  );
  expect(models.map(({ id }) => id)).toEqual(['demo', 'reuse']);
  expect(models[1]).toMatchObject({
    global: true,
    name: 'Again',
    elements: {
      reuse: { kind: 'process', starts: ['reuse.task'] },
      'reuse.task': { kind, name: 'Again', scope: 'reuse', incoming: [], outgoing: [] },
    },
  });
});

test('one that nobody calls is no process', async () => {
  const { models } = await compileSketch(
    sketch(around('work', node('task', 'work')), '<globalTask id="reuse" />'),
  );
  expect(models.map(({ id }) => id)).toEqual(['demo']);
});

test('a call activity runs it', async () => {
  const { models } = await compileSketch(
    sketch(call, `<globalScriptTask id="reuse">${script}</globalScriptTask>`),
  );
  const run = runInMemory({
    models: Object.fromEntries(models.map((model) => [model.id, model])),
    process: 'demo',
    variables: { n: 2 },
  });
  expect(run).toMatchObject({
    status: 'completed',
    variables: { doubled: 4 },
    others: [{ process: 'reuse' }],
  });
});
