import { describe, expect, test } from 'vitest';
import { decide } from '../../engine/dmn/decide.ts';
import type { Value } from '../../engine/value.ts';
import { parseDecisions } from './index.ts';
import { decisionTable, definitions, type TableSketch } from './sketch.ts';

async function run(xml: string, decision: string, variables: Readonly<Record<string, Value>> = {}) {
  const { decisions, diagnostics } = await parseDecisions(xml, 'test.dmn');
  expect(diagnostics).toEqual([]);
  return decide(JSON.parse(JSON.stringify(decisions)), decision, {
    read: (name) => variables[name],
    now: () => 0,
  });
}

const discounts: TableSketch = {
  inputs: ['amount'],
  outputs: [{ name: 'discount', values: '30, 20, 10' }],
  rules: [
    ['> 100', '10'],
    ['> 1000', '30'],
    ['> 500', '20'],
  ],
};

describe('hit policies', () => {
  test.each<[policy: string, aggregation: string | undefined, amount: number, value: Value, rules: number[]]>(
    [
      ['UNIQUE', undefined, 200, 10, [1]],
      ['UNIQUE', undefined, 1, null, []],
      ['FIRST', undefined, 2000, 10, [1]],
      ['PRIORITY', undefined, 2000, 30, [2]],
      ['ANY', undefined, 200, 10, [1]],
      ['RULE ORDER', undefined, 2000, [10, 30, 20], [1, 2, 3]],
      ['OUTPUT ORDER', undefined, 2000, [30, 20, 10], [2, 3, 1]],
      ['COLLECT', undefined, 700, [10, 20], [1, 3]],
      ['COLLECT', 'SUM', 2000, 60, [1, 2, 3]],
      ['COLLECT', 'MIN', 2000, 10, [1, 2, 3]],
      ['COLLECT', 'MAX', 2000, 30, [1, 2, 3]],
      ['COLLECT', 'COUNT', 700, 2, [1, 3]],
      ['COLLECT', 'COUNT', 1, 0, []],
    ],
  )('%s %s of %i', async (hitPolicy, aggregation, amount, value, rules) => {
    const table = decisionTable({ ...discounts, hitPolicy, ...(aggregation && { aggregation }) });
    const outcome = await run(definitions(table), 'table', { amount });
    expect(outcome.value).toEqual(value);
    expect(outcome.matched.map(({ rule }) => rule)).toEqual(rules);
  });
});

test.each<[what: string, sketch: TableSketch, variables: Readonly<Record<string, Value>>, code: string]>([
  ['a unique table with two matches', discounts, { amount: 700 }, 'DMN_SEVERAL_RULES_MATCH'],
  [
    'an any table whose rules disagree',
    { ...discounts, hitPolicy: 'ANY' },
    { amount: 700 },
    'DMN_RULES_DISAGREE',
  ],
  [
    'an input that is not allowed',
    { ...discounts, inputs: [{ expression: 'amount', values: '[0..10]' }] },
    { amount: 700 },
    'DMN_INPUT_NOT_ALLOWED',
  ],
  [
    'an output that is not allowed',
    { ...discounts, outputs: [{ name: 'discount', values: '1, 2' }] },
    { amount: 200 },
    'DMN_OUTPUT_NOT_ALLOWED',
  ],
  [
    'an output of another type',
    { ...discounts, outputs: [{ name: 'discount', type: 'string' }] },
    { amount: 200 },
    'DMN_TYPE_MISMATCH',
  ],
])('%s is an error', async (_, sketch, variables, code) => {
  const decision = run(definitions(decisionTable(sketch)), 'table', variables);
  await expect(decision).rejects.toMatchObject({ name: 'DmnError', code });
});

test('several outputs make a context, and defaults fill in when no rule matches', async () => {
  const table = decisionTable({
    inputs: ['channel', 'budget'],
    outputs: [
      { name: 'tool', fallback: '"none"' },
      { name: 'share', fallback: '0' },
    ],
    rules: [
      ['"search", "social"', '>= 1000', '"ads"', '0.8'],
      ['"email"', '-', '"klaviyo"', '0.2'],
    ],
  });
  const at = async (channel: string) =>
    (await run(definitions(table), 'table', { channel, budget: 1000 })).value;
  expect(await at('social')).toEqual({ tool: 'ads', share: 0.8 });
  expect(await at('email')).toEqual({ tool: 'klaviyo', share: 0.2 });
  expect(await at('print')).toEqual({ tool: 'none', share: 0 });
});

describe('a requirement graph', () => {
  const xml = definitions(`
    <itemDefinition name="tBrief">
      <itemComponent name="launch date"><typeRef>date</typeRef></itemComponent>
      <itemComponent name="budget"><typeRef>number</typeRef></itemComponent>
    </itemDefinition>
    <inputData id="brief" name="brief"><variable name="brief" typeRef="tBrief"/></inputData>
    <decision id="days" name="days left">
      <variable name="days left" typeRef="number"/>
      <informationRequirement><requiredInput href="#brief"/></informationRequirement>
      <literalExpression><text>(brief.launch date - @"2026-01-01") / @"P1D"</text></literalExpression>
    </decision>
    <businessKnowledgeModel id="half" name="half of">
      <variable name="half of"/>
      <encapsulatedLogic>
        <formalParameter name="n" typeRef="number"/>
        <literalExpression><text>n / 2</text></literalExpression>
      </encapsulatedLogic>
    </businessKnowledgeModel>
    <decision id="plan" name="plan">
      <variable name="plan"/>
      <informationRequirement><requiredDecision href="#days"/></informationRequirement>
      <informationRequirement><requiredInput href="#brief"/></informationRequirement>
      <knowledgeRequirement><requiredKnowledge href="#half"/></knowledgeRequirement>
      <context>
        <contextEntry>
          <variable name="first"/>
          <invocation>
            <literalExpression><text>half of</text></literalExpression>
            <binding><parameter name="n"/><literalExpression><text>brief.budget</text></literalExpression></binding>
          </invocation>
        </contextEntry>
        <contextEntry>
          <variable name="phase"/>
          <conditional>
            <if><literalExpression><text>days left &lt; 30</text></literalExpression></if>
            <then><literalExpression><text>"now"</text></literalExpression></then>
            <else><literalExpression><text>"later"</text></literalExpression></else>
          </conditional>
        </contextEntry>
      </context>
    </decision>
    <decisionService id="service" name="planning">
      <variable name="planning"/>
      <outputDecision href="#plan"/><encapsulatedDecision href="#days"/><inputData href="#brief"/>
    </decisionService>`);
  const brief = { 'launch date': '2026-01-11', budget: 500 };

  test.each(['plan', 'service'])('is solved for %s, what is required first', async (decision) => {
    const { value } = await run(xml, decision, { brief });
    expect(value).toEqual({ first: 250, phase: 'now' });
  });

  test('refuses an input that is not of its type', async () => {
    await expect(run(xml, 'plan', { brief: { budget: 500 } })).rejects.toMatchObject({
      code: 'DMN_TYPE_MISMATCH',
    });
  });

  test('names the decisions there are when asked for another', async () => {
    await expect(run(xml, 'plann', { brief })).rejects.toThrow(/There are: days, plan/);
  });
});
