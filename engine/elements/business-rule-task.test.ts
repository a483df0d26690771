import { expect, test } from 'vitest';
import { parseDecisions } from '../../compiler/dmn/index.ts';
import { decisionTable, definitions } from '../../compiler/dmn/sketch.ts';
import type { Model } from '../model.ts';
import { feel, mapped, modelOf, scenes, text, Trial } from '../testing/index.ts';
import type { Draft, Sketch } from '../testing/index.ts';

const { decisions } = await parseDecisions(
  definitions(
    decisionTable({
      inputs: ['budget'],
      outputs: [{ name: 'role' }],
      rules: [
        ['< 1000', '"owner"'],
        ['[500..5000]', '"director"'],
      ],
    }),
  ),
  'approver.dmn',
);

function rule(decision: string, more: Partial<Draft> = {}): Sketch {
  const draft = {
    kind: 'businessRuleTask',
    rule: { decision: feel(decision), resultVariable: 'role' },
    ...more,
  };
  return { elements: { decide: draft as Draft }, flows: ['begin > decide > end'] };
}

function started(sketch: Sketch, budget: number): Trial {
  const model: Model = { ...modelOf(sketch), ...(decisions === undefined ? {} : { decisions }) };
  return new Trial(model, { variables: { budget } });
}

test('a decision is taken inside the case, and the path keeps the rules that matched', () => {
  const trial = started(rule('"table"'), 100);
  expect(trial.story).toBe('begin > decide > end > demo');
  expect(trial.variables).toMatchObject({ role: 'owner' });
  expect(
    trial.path.find((entry) => entry.element === 'decide' && entry.event === 'completed')?.detail,
  ).toEqual({
    decision: 'table',
    value: 'owner',
    matched: [{ decision: 'table', rule: 1 }],
  });
});

test('outputs are mapped: only those are kept', () => {
  const trial = started(rule('"table"', { outputs: mapped({ approver: 'role' }) }), 2000);
  expect(trial.variables).toEqual({ budget: 2000, approver: 'director' });
});

test('two rules of a unique table match: an engineer changes the data', () => {
  const trial = started(rule('"table"'), 700);
  expect(trial.incident).toBe('DMN_SEVERAL_RULES_MATCH');
  trial.retry('decide', { budget: 100 });
  expect(trial.story).toBe('begin > decide > end > demo');
});

test('a decision that is not there', () => {
  expect(started(rule('"other"'), 100).incident).toBe('DMN_DECISION_UNKNOWN');
});

test('what it decided is told although its output mapping failed at first', () => {
  const runaway =
    'if fixed = true then role else count(for a in 1..100000 return for b in 1..100000 return a)';
  const trial = started(rule('"table"', { outputs: mapped({ approver: runaway }) }), 100);
  expect(trial.incident).toBe('FEEL_TOO_MANY_ITERATIONS');
  trial.retry('decide', { fixed: true });
  expect(trial.variables).toMatchObject({ approver: 'owner' });
  expect(
    trial.path.find((entry) => entry.element === 'decide' && entry.event === 'completed')?.detail,
  ).toMatchObject({
    value: 'owner',
  });
});

scenes('business rule task', [
  {
    when: 'the process was compiled without decisions',
    sketch: rule('"table"'),
    story: 'begin',
    waiting: ['decide'],
    incident: 'DECISION_UNKNOWN',
  },
  {
    when: 'a job decides',
    sketch: rule('""', { rule: { job: { type: text('rules.run') } } }),
    play: (trial) => trial.done('decide', { role: 'owner' }),
    story: 'begin > decide > end > demo',
    data: { role: 'owner' },
  },
]);
