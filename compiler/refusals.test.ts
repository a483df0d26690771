import { describe, expect, it } from 'vitest';
import { around, compileSketch, extensions, node, sketch } from './testing/sketch.ts';

const step = (kind: string, content = ''): string => sketch(around('work', node(kind, 'work', content)));

const refused: readonly { readonly what: string; readonly xml: string }[] = [
  { what: 'choreography activity', xml: step('callChoreography') },
  {
    what: 'task listener',
    xml: step(
      'userTask',
      '<extensionElements><zeebe:taskListeners><zeebe:taskListener eventType="creating" type="x" /></zeebe:taskListeners></extensionElements>',
    ),
  },
  {
    what: 'linked resource',
    xml: step(
      'serviceTask',
      '<extensionElements><zeebe:taskDefinition type="x" /><zeebe:linkedResources><zeebe:linkedResource resourceId="x" /></zeebe:linkedResources></extensionElements>',
    ),
  },
  {
    what: 'agent definition',
    xml: step('serviceTask', extensions('taskDefinition type="x"', 'agentDefinition agentType="x"')),
  },
];

describe('refusals', () => {
  it.each(refused)('$what', async ({ what, xml }) => {
    const { models, diagnostics } = await compileSketch(xml);
    const found = diagnostics.filter(({ code }) => code === 'BPMN_UNSUPPORTED');
    expect(models).toEqual([]);
    expect(found.map(({ element, message }) => [element, message.startsWith(what)])).toContainEqual([
      'work',
      true,
    ]);
    expect(found.filter(({ hint }) => !hint)).toEqual([]);
  });

  it('are all named in one go', async () => {
    const { diagnostics } = await compileSketch(
      sketch(
        around('a', node('callChoreography', 'a')) +
          node('callChoreography', 'b') +
          node('callChoreography', 'c'),
      ),
    );
    const found = diagnostics.filter(({ code }) => code === 'BPMN_UNSUPPORTED').map(({ element }) => element);
    expect(found).toEqual(['a', 'b', 'c']);
  });
});
