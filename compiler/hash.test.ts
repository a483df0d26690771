import { describe, expect, it } from 'vitest';
import { canonicalJson, hashModel } from './hash.ts';
import { around, compileSketch, node, sketch } from './testing/sketch.ts';

describe('canonicalJson', () => {
  it('knows no order of keys, but one of lists', () => {
    expect(canonicalJson({ b: [2, 1], a: { d: null, c: 'x' } })).toBe('{"a":{"c":"x","d":null},"b":[2,1]}');
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
  });
});

describe('hashModel', () => {
  const hashOf = async (process: string): Promise<string> => {
    const { models } = await compileSketch(sketch(process));
    return models.map(hashModel).join();
  };

  it('is the same for the same model, another for another', async () => {
    const one = await hashOf(around('work', node('task', 'work')));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf(around('work', node('task', 'work')))).toBe(one);
    expect(await hashOf(around('work', node('task name="x"', 'work')))).not.toBe(one);
  });
});
