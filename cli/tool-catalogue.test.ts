import { expect, test } from 'vitest';
import { findGaps, toolCatalogue, type ToolEntry } from './tool-catalogue.ts';

const complete: ToolEntry = {
  id: 'demo',
  title: 'Demo',
  category: 'crm',
  purpose: 'Shows.',
  owner: 'ops',
  docs: 'https://demo.example',
  apiVersion: '1',
  auth: { place: 'header', grants: ['token', 'refresh-token'] },
  scopes: ['read'],
  rateLimit: { perSecond: 1, source: 'https://demo.example/limits' },
  dataCategories: ['contact'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'EU',
  cost: 'none',
  actions: [],
  usedBy: ['launch'],
};

test.each<[string, Partial<ToolEntry>, readonly string[]]>([
  ['nothing', {}, []],
  ['a purpose', { purpose: ' ' }, ['demo: purpose is missing']],
  ['owner and docs', { owner: '', docs: '' }, ['demo: owner is missing', 'demo: docs is missing']],
  ['rights', { scopes: [] }, ['demo: scopes are missing']],
  ['no rights, where a key has them all', { scopes: [], auth: { place: 'query', grants: ['token'] } }, []],
  ['a limit', { rateLimit: { perSecond: 0, source: '' } }, ['demo: rateLimit is missing']],
  ['data', { dataCategories: [] }, ['demo: dataCategories are missing']],
])('finds that %s is missing', (_, change, gaps) => {
  expect(findGaps([{ ...complete, ...change }])).toEqual(gaps);
});

test('names the processes that use a tool, by their diagrams and by their code', () => {
  const slack = toolCatalogue().find(({ id }) => id === 'slack');
  expect(slack?.usedBy).toContain('launch');
});
