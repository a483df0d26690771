import { describe, expect, it } from 'vitest';
import { compileSketch, node, path, sketch } from '../testing/sketch.ts';

const link = (name: string): string => `<linkEventDefinition name="${name}" />`;

describe('links', () => {
  it('become flows of the model', async () => {
    const xml = sketch(
      node('exclusiveGateway default="choose-b"', 'choose') +
        node('startEvent', 'begin') +
        node('intermediateThrowEvent', 'a', link('x')) +
        node('intermediateThrowEvent', 'b', link('x')) +
        node('intermediateCatchEvent', 'on', link('x')) +
        node('endEvent', 'end') +
        path('begin > choose') +
        path('choose > a', '=left') +
        path('choose > b') +
        path('on > end'),
    );
    const { models, diagnostics } = await compileSketch(xml);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [model] = models;
    expect(model?.elements['a']).toMatchObject({ event: { kind: 'link', name: 'x' }, outgoing: ['link:a'] });
    expect(model?.elements['on']).toMatchObject({ incoming: ['link:a', 'link:b'] });
    expect(model?.flows['link:b']).toEqual({ id: 'link:b', source: 'b', target: 'on' });
  });

  it('are no place where a scope without start events begins', async () => {
    const xml = sketch(
      node('task', 'work') +
        node('intermediateThrowEvent', 'off', link('x')) +
        node('intermediateCatchEvent', 'on', link('x')) +
        node('task', 'rest') +
        path('work > off') +
        path('on > rest'),
    );
    const { models } = await compileSketch(xml);
    expect(models[0]?.elements['demo']).toMatchObject({ starts: ['work'] });
  });
});
