import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../engine/testing/seeded-random.ts';
import { compileBpmn } from './compile.ts';
import type { Diagnostic } from './diagnostics.ts';
import { parseDecisionFiles } from './dmn/index.ts';

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../definitions/${path}`, import.meta.url)), 'utf8');

type Compile = (xml: string) => Promise<readonly Diagnostic[]>;
const kinds: readonly (readonly [kind: string, xml: string, compile: Compile])[] = [
  [
    'BPMN',
    read('legal-review/legal-review.bpmn'),
    async (xml) => (await compileBpmn(xml, { file: 'damaged.bpmn', foreign: true })).diagnostics,
  ],
  [
    'DMN',
    read('launch/preflight.dmn'),
    async (xml) => (await parseDecisionFiles([{ file: 'damaged.dmn', xml }])).diagnostics,
  ],
];

const errors = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error');

describe.each(kinds)('%s', (_kind, xml, compile) => {
  test('that ends anywhere is refused', async () => {
    const accepted: number[] = [];
    const end = xml.trimEnd().length;
    for (let cut = 0; cut < end; cut += Math.ceil(end / 200)) {
      if (errors(await compile(xml.slice(0, cut))).length === 0) accepted.push(cut);
    }
    expect(accepted).toEqual([]);
  });

  test.each([1, 2, 3, 4, 5])(
    'with pieces lost, doubled and mixed up ends in diagnostics, seed %i',
    async (seed) => {
      const random = seededRandom(seed);
      const pieces = xml.match(/<[^>]*>|[^<]+/g) ?? [];
      const hints: string[] = [];
      for (let turn = 0; turn < 40; turn += 1) {
        const damaged = [...pieces];
        for (let wound = 0; wound <= random(4); wound += 1) {
          const at = random(damaged.length);
          const other = damaged[random(damaged.length)] ?? '';
          damaged.splice(at, random(2), ...Array.from({ length: random(3) }, () => other));
        }
        for (const { hint, line } of errors(await compile(damaged.join('')))) {
          if (hint === '' || !Number.isInteger(line) || line < 1) hints.push(`${seed}/${turn}: no way on`);
        }
      }
      expect(hints).toEqual([]);
    },
  );
});
