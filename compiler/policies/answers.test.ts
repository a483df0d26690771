import { expect, it } from 'vitest';
import { modelOf } from '../../engine/testing/index.ts';
import { keepsAnswer } from './answers.ts';
import { written } from './wording.ts';

const { ask } = modelOf({ flows: ['begin > ask > end'] }).elements;

it.each<readonly [string, string, readonly string[], boolean]>([
  ['the answer itself', 'decision', [], true],
  ['a part of it', 'form.decision', [], true],
  ['with other entries', '{at: now(), decision: decision}', ['decision'], true],
  ['an entry deeper down', '{form: {decision: decision}}', ['form', 'decision'], true],
  ['a constant', '"go"', [], false],
  ['a constant entry', '{decision: "go", reason: reason}', ['decision'], false],
  ['the whole with a constant entry', '{decision: decision, by: "us"}', [], false],
  ['without the entry', '{reason: reason}', ['decision'], false],
  ['a choice', 'if decision = "no" then "go" else decision', [], false],
  ['a function', 'upper case(decision)', [], false],
])('%s', (_, source, path, isKept) => {
  const outputs = [{ source: written(source), target: 'answer' }];
  const element = { ...ask, outputs } as NonNullable<typeof ask>;
  expect(keepsAnswer(element, { variable: 'answer', paths: [path] })).toBe(isKept);
});
