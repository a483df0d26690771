import { expect, test } from 'vitest';
import { isInStack, toolCatalogue } from './tool-catalogue.ts';

const today = '2026-11-22';
const { tools, findings } = toolCatalogue({}, today);
const slack = tools.find(({ id }) => id === 'slack');

test('names the steps that use a tool, by their diagrams and by their code', () => {
  expect(Object.keys(slack?.usedBy ?? {})).toContain('launch');
  const posting = slack?.actions.find(({ id }) => id === 'slack.postMessage');
  expect(posting?.usedBy).toContainEqual({ process: 'lead-handover', element: 'remindSales' });
});

test('says which operation of the contract an action was checked against', () => {
  const posting = slack?.actions.find(({ id }) => id === 'slack.postMessage');
  expect(posting?.operations).toContainEqual({ operation: 'POST /chat.postMessage', basis: 'slice' });
  expect(tools.find(({ id }) => id === 'website')?.contract).toMatch(/^no contract published, built from /);
});

test('says where personal data goes', () => {
  const action = tools.flatMap(({ actions }) => actions).find(({ id }) => id === 'onetrust.readSubject');
  expect(action?.sendsPersonal).toEqual([
    { process: 'lead-handover', element: 'readConsent', fields: ['identifier'] },
  ]);
});

test('our own stack has no error, and every finding has a next step', () => {
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(findings.filter(({ next }) => next === '')).toEqual([]);
});

test.each([
  ['a connection', ''],
  ['that of a second account', '_EMEA'],
])('%s brings a tool into the stack, and is told when nothing uses it', (_what, suffix) => {
  const spare = tools.find((tool) => !isInStack(tool))?.id ?? '';
  const name = `MASCHINENRAUM_CONNECTION_${spare.toUpperCase().replaceAll('-', '_')}${suffix}`;
  const catalogue = toolCatalogue({ [name]: '{"token":"canary-4711"}' }, today);
  expect(catalogue.tools.filter(isInStack).map(({ id }) => id)).toContain(spare);
  expect(catalogue.findings).toContainEqual(expect.objectContaining({ code: 'TOOL_UNUSED', tool: spare }));
  expect(JSON.stringify(catalogue)).not.toContain('canary-4711');
});
