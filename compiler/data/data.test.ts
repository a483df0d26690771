import { describe, expect, it } from 'vitest';
import { around, compileSketch, extensions, node, sketch } from '../testing/sketch.ts';

const name = (variable: string) => ({ kind: 'name', name: variable });
const io = (content: string): string => `<ioSpecification id="io">${content}</ioSpecification>`;
const reads = (source: string, target: string, more = ''): string =>
  `<dataInputAssociation id="read-${source}"><sourceRef>${source}</sourceRef><targetRef>${target}</targetRef>${more}</dataInputAssociation>`;
const writes = (source: string, target: string, more = ''): string =>
  `<dataOutputAssociation id="write-${target}"><sourceRef>${source}</sourceRef><targetRef>${target}</targetRef>${more}</dataOutputAssociation>`;
const objects =
  '<dataObject id="o1" name="brief" /><dataObjectReference id="r1" dataObjectRef="o1" />' +
  '<dataObject id="o2" isCollection="true" /><dataObjectReference id="r2" name="channels" dataObjectRef="o2" />' +
  '<dataObject id="o3" name="only drawn" /><dataObjectReference id="r3" dataObjectRef="o3" />';
const sets = (inputs: string, optional = ''): string =>
  `<dataInput id="in" /><dataOutput id="out" name="Data Output" /><inputSet id="s"><dataInputRefs>${inputs}</dataInputRefs>${optional}</inputSet><outputSet id="t"><dataOutputRefs>out</dataOutputRefs></outputSet>`;
const script = extensions('script expression="=1" resultVariable="made"');

async function compiled(process: string, roots = '') {
  const { models, diagnostics } = await compileSketch(sketch(process, roots), { foreign: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return models[0]?.elements ?? {};
}

describe('data', () => {
  it('associations are mappings; data that they move is there from the beginning', async () => {
    const elements = await compiled(
      objects +
        around(
          'work',
          node('scriptTask', 'work', script + io(sets('in')) + reads('r1', 'in') + writes('out', 'r2')),
        ),
    );
    expect(elements['work']).toMatchObject({
      inputs: [{ source: name('brief'), target: 'in' }],
      outputs: [{ source: name('made'), target: 'channels' }],
      inputSets: [[name('brief')]],
    });
    expect(elements['demo']?.data).toEqual({ brief: null, channels: [] });
  });

  it('what only shows something is no variable', async () => {
    const elements = await compiled(
      objects +
        around(
          'work',
          node(
            'task',
            'work',
            '<dataOutputAssociation id="w"><targetRef>r1</targetRef></dataOutputAssociation>',
          ),
        ),
    );
    expect(elements['work']).not.toHaveProperty('outputs');
    expect(elements['demo']).not.toHaveProperty('data');
  });

  it('zeebe:ioMapping rules where an element has both', async () => {
    const mapping =
      '<extensionElements><zeebe:ioMapping><zeebe:input source="=1" target="x" /></zeebe:ioMapping></extensionElements>';
    const elements = await compiled(
      objects +
        around(
          'work',
          node('task', 'work', mapping + io(sets('in')) + reads('r1', 'in') + writes('out', 'r1')),
        ),
    );
    expect(elements['work']).toMatchObject({ inputs: [{ target: 'x' }] });
    expect(elements['work']).not.toHaveProperty('outputs');
    expect(elements['work']).not.toHaveProperty('inputSets');
  });

  it('an input that is optional is not waited for', async () => {
    const optional = sets('in', '<optionalInputRefs>in</optionalInputRefs>');
    const elements = await compiled(
      objects + around('work', node('task', 'work', io(optional) + reads('r1', 'in'))),
    );
    expect(elements['work']).not.toHaveProperty('inputSets');
  });

  it('transformations and assignments are FEEL', async () => {
    const assignment = '<assignment id="a"><from>1 + 1</from><to>budget</to></assignment>';
    const elements = await compiled(
      objects +
        around(
          'work',
          node(
            'task',
            'work',
            io(sets('in')) +
              reads('r1', 'in', '<transformation>=brief.budget</transformation>') +
              writes('out', 'r1', assignment),
          ),
        ),
    );
    expect(elements['work']).toMatchObject({
      inputs: [{ source: { kind: 'path', source: name('brief'), name: 'budget' }, target: 'in' }],
      outputs: [{ source: { kind: 'arithmetic' }, target: 'brief.budget' }],
    });
  });

  it('properties live as long as their element', async () => {
    const inner = node('subProcess', 'work', '<property id="draft" />' + node('task', 'one'));
    const elements = await compiled(`<property id="total" />${around('work', inner)}`);
    expect([elements['demo']?.data, elements['work']?.data]).toEqual([{ total: null }, { draft: null }]);
  });

  it('events take and give data', async () => {
    const thrown = node(
      'intermediateThrowEvent',
      'work',
      '<dataInput id="in" name="offer" /><dataInputAssociation id="r"><sourceRef>r1</sourceRef><targetRef>in</targetRef></dataInputAssociation><inputSet id="s"><dataInputRefs>in</dataInputRefs></inputSet><messageEventDefinition id="d" messageRef="m" />',
    );
    const elements = await compiled(objects + around('work', thrown), '<message id="m" name="offer" />');
    expect(elements['work']).toMatchObject({ inputs: [{ source: name('brief'), target: 'offer' }] });
  });

  it('a multi-instance activity takes its collection apart, and gathers what its instances make', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics><loopDataInputRef>in</loopDataInputRef><loopDataOutputRef>out</loopDataOutputRef><inputDataItem id="channel" /><outputDataItem id="result" /></multiInstanceLoopCharacteristics>';
    const elements = await compiled(
      objects +
        around(
          'work',
          node(
            'scriptTask',
            'work',
            script + io(sets('in')) + reads('r2', 'in') + writes('out', 'r1') + loop,
          ),
        ),
    );
    expect(elements['work']).toMatchObject({
      loop: {
        over: { collection: name('channels'), element: 'channel' },
        output: { collection: 'brief', element: name('made') },
      },
    });
    expect(elements['work']).not.toHaveProperty('inputs');
    expect(elements['work']).not.toHaveProperty('outputs');
  });

  it('inputs and outputs of a call are those of what it calls', async () => {
    const task = `<globalScriptTask id="reuse">${io('<dataInput id="x" name="text" /><dataOutput id="y" name="words" /><inputSet id="i"><dataInputRefs>x</dataInputRefs></inputSet><outputSet id="o"><dataOutputRefs>y</dataOutputRefs></outputSet>').replace('"io"', '"io2"')}</globalScriptTask>`;
    const own = task.replace('<globalScriptTask id="reuse">', `<globalScriptTask id="reuse">${script}`);
    const elements = await compiled(
      objects +
        around(
          'work',
          node(
            'callActivity calledElement="reuse"',
            'work',
            io(sets('in')) + reads('r1', 'in') + writes('out', 'r1'),
          ),
        ),
      own,
    );
    expect(elements['work']).toMatchObject({
      inputs: [{ source: name('brief'), target: 'text' }],
      outputs: [{ source: name('words'), target: 'brief' }],
    });
  });
});
