import { describe, expect, it } from 'vitest';
import { compileSketch } from '../testing/sketch.ts';
import { ruleCases } from './cases/index.ts';
import { rules } from './index.ts';

const broken = ruleCases.filter(({ element }) => element !== undefined);
const kept = ruleCases.filter(({ element }) => element === undefined);

describe('rules', () => {
  it.each(broken)('$code when $when', async ({ code, xml, element, severity = 'error', foreign = false }) => {
    const { models, diagnostics } = await compileSketch(xml, { foreign });
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found.map((one) => `${one.severity} ${one.element}`)).toContain(`${severity} ${element}`);
    expect(severity === 'error' ? models : []).toEqual([]);
  });

  it.each(kept)('no $code when $when', async ({ code, xml }) => {
    const { diagnostics } = await compileSketch(xml);
    expect(diagnostics.filter((diagnostic) => diagnostic.code === code)).toEqual([]);
  });

  it('are all tried, broken and kept', () => {
    const codes = new Set(rules.map(({ code }) => code));
    expect([...codes].filter((code) => !broken.some((one) => one.code === code))).toEqual([]);
    expect([...codes].filter((code) => !kept.some((one) => one.code === code))).toEqual([]);
  });

  it('say what to do', async () => {
    for (const { xml } of broken) {
      const { diagnostics } = await compileSketch(xml);
      expect(diagnostics.filter(({ hint }) => !hint)).toEqual([]);
    }
  });
});
