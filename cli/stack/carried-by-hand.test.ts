import { expect, test } from 'vitest';
import { job, mapped, modelOf, text } from '../../engine/testing/index.ts';
import { findCarried } from './carried-by-hand.ts';
import { usesOf } from './uses.ts';

interface Change {
  /** What the form is, beside a typed field `budgetCode`. */
  readonly field?: object;
  /** What the second tool is given. */
  readonly given?: string;
  readonly second?: string;
  readonly keeps?: { readonly [target: string]: string };
  readonly flow?: string;
}

const actions = { 'demo.readBudget': {}, 'demo.bookBudget': {}, 'other.bookBudget': {} };

function carriedIn({ field, given = 'budgetCode', second = 'other.bookBudget', keeps, flow }: Change) {
  const sketched = modelOf({
    elements: {
      read: job({ job: { type: text('demo.readBudget') } }),
      ask: {
        kind: 'userTask',
        task: { form: 'ask' },
        ...(keeps === undefined ? {} : { outputs: mapped(keeps) }),
      },
      book: job({ job: { type: text(second) }, inputs: mapped({ code: given }) }),
    },
    flows: [flow ?? 'start > read > ask > book > end'],
  });
  const components = [{ type: 'textfield', key: 'budgetCode', ...field }];
  const model = { ...sketched, forms: { ask: { components } } };
  const outputs = (action: string) => (action === 'demo.readBudget' ? ['budgetCode', 'id'] : []);
  return findCarried([model], usesOf([{ model, bound: {} }], actions), outputs);
}

test.each<[string, Change, number]>([
  ['a field that repeats what a tool gave', {}, 1],
  ['one that is kept under another name', { keeps: { code: 'budgetCode' }, given: 'code' }, 1],
  [
    'one that is kept in an object',
    { keeps: { answer: '{ by: completedBy, code: budgetCode }' }, given: 'answer.code' },
    1,
  ],
  [
    'another entry of that object',
    { keeps: { answer: '{ by: completedBy, code: budgetCode }' }, given: 'answer.by' },
    0,
  ],
  ['one that goes nowhere', { given: 'caseId' }, 0],
  ['one that goes on into the same tool', { second: 'demo.bookBudget' }, 0],
  ['one that is shown only', { field: { readonly: true } }, 0],
  ['one that is disabled', { field: { disabled: true } }, 0],
  ['a decision', { field: { type: 'radio' } }, 0],
  ['a field that no tool gave', { field: { key: 'reason' }, given: 'reason' }, 0],
  ['a name that everything has', { field: { key: 'id' }, given: 'id' }, 0],
  ['a tool that comes afterwards', { flow: 'start > ask > read > book > end' }, 0],
])('%s', (_, change, findings) => {
  expect(carriedIn(change).map(({ code, element }) => `${code} ${element}`)).toEqual(
    Array.from({ length: findings }, () => 'DATA_CARRIED_BY_HAND ask'),
  );
});

test('says what is carried from where to where', () => {
  expect(carriedIn({})[0]?.message).toBe(
    'a person types budgetCode, which demo.readBudget gave at read, for other.bookBudget at book',
  );
});
