import { expect, test } from 'vitest';
import type { State } from './state.ts';
import { initialState } from './case.ts';
import { readVariable, visibleVariables, writeVariable } from './variables.ts';

/** A process, a sub-process in it, a job in that. */
function nested(): State {
  return {
    ...initialState(),
    given: { caseId: 'c-1' },
    instances: {
      1: { id: 1, element: 'demo', parent: 0, variables: { a: 1, b: 1 } },
      2: { id: 2, element: 'inner', parent: 1, variables: { b: 2 } },
      3: { id: 3, element: 'work', parent: 2 },
    },
  };
}

test.each([
  { name: 'a', value: 1 },
  { name: 'b', value: 2 },
  { name: 'caseId', value: 'c-1' },
  { name: 'nowhere', value: undefined },
  { name: 'toString', value: undefined },
])('$name is read from the nearest scope that has it', ({ name, value }) => {
  const state = nested();
  const instance = state.instances[3];
  expect(instance && readVariable(state, instance, name)).toBe(value);
});

test.each([
  { name: 'a', where: 1 },
  { name: 'b', where: 2 },
  { name: 'fresh', where: 1 },
])('$name is written where it lives, else in the process', ({ name, where }) => {
  const state = nested();
  const instance = state.instances[3];
  if (instance !== undefined) writeVariable(state, instance, name, 9);
  expect(state.instances[where]?.variables?.[name]).toBe(9);
});

test('all that an instance sees', () => {
  expect(visibleVariables(nested(), 3)).toEqual({ a: 1, b: 2, caseId: 'c-1' });
});
