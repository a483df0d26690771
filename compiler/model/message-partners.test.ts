import { describe, expect, it } from 'vitest';
import { around, compileSketch, file, node } from '../testing/sketch.ts';

const pools =
  '<collaboration id="together"><participant id="poolA" processRef="a" /><participant id="poolB" processRef="b" /><participant id="outside" />';
const flow = (id: string, source: string, target: string, more = ''): string =>
  `<messageFlow id="${id}" sourceRef="${source}" targetRef="${target}"${more} />`;
const process = (id: string, content: string): string =>
  `<process id="${id}" isExecutable="true">${content}</process>`;
const step = (id: string, inside: string): string =>
  around(id, inside)
    .replaceAll('begin', `begin-${id}`)
    .replaceAll('"end"', `"end-${id}"`)
    .replaceAll('-end"', `-end-${id}"`);
const throwing = node('intermediateThrowEvent', 'tell', '<messageEventDefinition />');
const catching = node('intermediateCatchEvent', 'hear', '<messageEventDefinition />');

async function compiled(first: string, second: string, flows: string) {
  const {
    models,
    diagnostics,
    pools: shown,
  } = await compileSketch(
    file(
      `<message id="paid" name="paid" />${pools}${flows}</collaboration>${process('a', step('tell', first))}${process('b', step('hear', second))}`,
    ),
  );
  const errors = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, element }) => `${code} ${element}`);
  return { errors, shown, tell: models[0]?.elements['tell'], hear: models[1]?.elements['hear'] };
}

describe('message flows between pools that run', () => {
  it('say where a message goes, without any name or key', async () => {
    const { errors, shown, tell, hear } = await compiled(throwing, catching, flow('note', 'tell', 'hear'));
    expect(errors).toEqual([]);
    expect(shown).toEqual(['a', 'b']);
    expect(tell).toMatchObject({
      event: { name: { value: 'note' }, to: [{ process: 'b', element: 'hear' }] },
    });
    expect(hear).toMatchObject({ event: { name: { value: 'note' } } });
  });

  it('name what has no name of its own', async () => {
    const named = await compiled(throwing, catching, flow('f', 'tell', 'hear', ' name="the note"'));
    expect(named.hear).toMatchObject({ event: { name: { value: 'the note' } } });
    const message = await compiled(throwing, catching, flow('f', 'tell', 'hear', ' messageRef="paid"'));
    expect(message.hear).toMatchObject({ event: { name: { value: 'paid' } } });
  });

  it('lead from send tasks to receive tasks', async () => {
    const { errors, tell } = await compiled(
      node('sendTask', 'tell'),
      node('receiveTask', 'hear'),
      flow('note', 'tell', 'hear'),
    );
    expect(errors).toEqual([]);
    expect(tell).toMatchObject({ message: { to: [{ process: 'b', element: 'hear' }] } });
  });

  it('lead nowhere where a job sends', async () => {
    const job = node(
      'intermediateThrowEvent',
      'tell',
      '<extensionElements><zeebe:taskDefinition type="send" /></extensionElements><messageEventDefinition />',
    );
    const { errors, tell } = await compiled(job, catching, flow('note', 'tell', 'hear'));
    expect(errors).toEqual([]);
    expect(JSON.stringify(tell)).not.toContain('"to"');
  });

  it('document only, to and from a pool that does not run', async () => {
    const { errors } = await compiled(
      throwing,
      catching,
      flow('f', 'tell', 'outside') + flow('g', 'outside', 'hear'),
    );
    expect(errors).toEqual(['BPMN_MESSAGE_MISSING tell', 'BPMN_MESSAGE_MISSING hear']);
  });
});
