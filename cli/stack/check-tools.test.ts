import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../definitions/stack-policy.ts';
import type { ActionEntry, ToolEntry } from '../tool-catalogue.ts';
import { findAgreements, findGaps, findTwins, findUnused, findWideScopes } from './check-tools.ts';
import { demoAction, demoTool } from './testing/demo-tool.ts';

describe('facts', () => {
  test.each<[string, Partial<ToolEntry>, readonly string[]]>([
    ['nothing', {}, []],
    ['a purpose', { purpose: ' ' }, ['purpose']],
    ['owner and docs', { owner: '', docs: '' }, ['owner', 'docs']],
    ['rights', { scopes: [] }, ['scopes']],
    ['no rights, where a key has them all', { scopes: [], auth: { place: 'query', grants: ['token'] } }, []],
    ['a limit', { rateLimit: { perSecond: 0, source: '' } }, ['rateLimit']],
    ['data', { dataCategories: [] }, ['dataCategories']],
  ])('finds that %s is missing', (_, change, missing) => {
    expect(findGaps([{ ...demoTool, ...change }])).toMatchObject(
      missing.map((field) => ({
        code: 'TOOL_FACT_MISSING',
        tool: 'demo',
        message: `Demo says nothing about: ${field}`,
      })),
    );
  });
});

test.each<[string, Partial<ToolEntry>, number]>([
  ['used and connected', { connected: true }, 0],
  ['connected, and used by nothing', { connected: true, usedBy: {} }, 1],
  ['only available', { usedBy: {} }, 0],
])('a tool that is %s', (_, change, findings) => {
  expect(findUnused([{ ...demoTool, ...change }]).map(({ code }) => code)).toEqual(
    Array.from({ length: findings }, () => 'TOOL_UNUSED'),
  );
});

const other: ToolEntry = { ...demoTool, id: 'other', title: 'Other' };

test.each<[string, readonly ToolEntry[], Parameters<typeof findTwins>[1], readonly string[]]>([
  ['one tool', [demoTool], [], []],
  ['two of one category', [demoTool, other], [], ['demo']],
  ['two of which one is not in use', [demoTool, { ...other, usedBy: {}, connected: true }], [], []],
  ['two of two categories', [demoTool, { ...other, category: 'project' }], [], []],
  [
    'two with a reason',
    [demoTool, other],
    [{ category: 'crm', tools: ['demo', 'other'], why: 'one per market' }],
    [],
  ],
  [
    'a third beside two with a reason',
    [demoTool, other, { ...other, id: 'third' }],
    [{ category: 'crm', tools: ['demo', 'other'], why: 'one per market' }],
    ['third'],
  ],
  [
    'two with an empty reason',
    [demoTool, other],
    [{ category: 'crm', tools: ['demo', 'other'], why: ' ' }],
    ['demo'],
  ],
])('tools for one job: %s', (_, tools, together, found) => {
  expect(findTwins(tools, together)).toMatchObject(
    found.map((tool) => ({ code: 'TOOLS_FOR_ONE_JOB', tool })),
  );
});

const sending: ActionEntry = {
  ...demoAction,
  sendsPersonal: [{ process: 'launch', element: 'showThing', fields: ['email'] }],
};
const agreement: Agreement = {
  tool: 'demo',
  signed: '2026-01-01',
  document: 'https://legal.example.com/demo.pdf',
  until: '2026-12-31',
};

test.each<[string, Partial<ToolEntry>, readonly Agreement[], readonly string[]]>([
  ['no personal data goes there', { actions: [demoAction] }, [], []],
  ['the tool needs none', { processorAgreement: 'not-needed' }, [], []],
  ['it holds', {}, [agreement], []],
  ['there is none', {}, [], ['TOOL_AGREEMENT_MISSING']],
  ["it is another tool's", {}, [{ ...agreement, tool: 'other' }], ['TOOL_AGREEMENT_MISSING']],
  ['it names no document', {}, [{ ...agreement, document: '' }], ['TOOL_AGREEMENT_MISSING']],
  ['it names no day', {}, [{ ...agreement, signed: 'spring' }], ['TOOL_AGREEMENT_MISSING']],
  ['it has ended', {}, [{ ...agreement, until: '2026-11-21' }], ['TOOL_AGREEMENT_ENDED']],
  ['it ends today', {}, [{ ...agreement, until: '2026-11-22' }], []],
  ['it has not begun', {}, [{ ...agreement, signed: '2026-11-23' }], ['TOOL_AGREEMENT_ENDED']],
  ['it was renewed', {}, [{ ...agreement, until: '2026-02-01' }, agreement], []],
])('the agreement, where %s', (_, change, agreements, codes) => {
  const tool = { ...demoTool, actions: [sending], ...change };
  expect(findAgreements([tool], agreements, '2026-11-22')).toMatchObject(
    codes.map((code) => ({ code, tool: 'demo', process: 'launch', element: 'showThing' })),
  );
});

const writing: ActionEntry = { ...demoAction, id: 'demo.keepThing', scopes: ['write'], usedBy: [] };

test.each<[string, Partial<ToolEntry>, readonly string[]]>([
  ['just what is used', {}, []],
  [
    'more than is used',
    { scopes: ['read', 'write'], actions: [demoAction, writing] },
    ['grant the connection only: read'],
  ],
  [
    'of a tool that nothing uses',
    { scopes: ['read', 'write'], usedBy: {}, actions: [{ ...demoAction, usedBy: [] }] },
    [],
  ],
])('scopes: %s', (_, change, next) => {
  expect(findWideScopes([{ ...demoTool, ...change }])).toMatchObject(
    next.map((one) => ({ code: 'TOOL_SCOPES_TOO_WIDE', next: one })),
  );
});
