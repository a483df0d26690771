import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hashModel } from '../../compiler/hash.ts';
import type { Model } from '../../engine/model.ts';
import { storedModel } from './model-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'models-'));
const today: Model = { id: 'p', name: 'today', elements: {}, flows: {} };
const old: Model = { id: 'p', name: 'old', elements: {}, flows: {} };
const changed = 'c'.repeat(64);
mkdirSync(join(folder, 'p', 'released'), { recursive: true });
writeFileSync(join(folder, 'p', 'p.model.gen.json'), JSON.stringify(today));
writeFileSync(join(folder, 'p', 'p.bpmn'), '<today/>');
writeFileSync(join(folder, 'p', 'released', `${hashModel(old)}.json`), JSON.stringify(old));
writeFileSync(join(folder, 'p', 'released', `${changed}.json`), JSON.stringify(old));

afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["today's", 'p', hashModel(today), { model: today, diagram: '<today/>' }],
  ['a released one', 'p', hashModel(old), { model: old }],
  ['one whose file was changed', 'p', changed, undefined],
  ['one of another process', 'q', hashModel(today), undefined],
  ['a name that leads elsewhere', '../p', hashModel(today), undefined],
])('%s', (_, process, hash, found) => {
  expect(storedModel(process, hash, folder)).toEqual(found);
});
