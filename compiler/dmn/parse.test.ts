import { expect, test } from 'vitest';
import { decide } from '../../engine/dmn/decide.ts';
import { parseDecisionFiles, parseDecisions } from './index.ts';
import { decisionTable, definitions } from './sketch.ts';

const literal = (text: string, more = '') =>
  definitions(
    `<decision id="one" name="one">${more}<literalExpression><text>${text}</text></literalExpression></decision>`,
  );

test.each([
  ['what is no XML', 'nonsense', 'DMN_XML'],
  ['an unclosed element', '<definitions', 'DMN_XML'],
  ['another kind of XML', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'DMN_XML'],
  ['FEEL that does not parse', literal('1 +'), 'FEEL_SYNTAX'],
  ['a function that does not exist', literal('summ(1)'), 'FEEL_SYNTAX'],
  ['an unknown type', literal('1', '<variable name="one" typeRef="tMoney"/>'), 'DMN_TYPE_UNKNOWN'],
  [
    'an unknown requirement',
    literal('1', '<informationRequirement><requiredInput href="#nothing"/></informationRequirement>'),
    'DMN_REFERENCE_UNKNOWN',
  ],
  [
    'a decision that requires itself',
    literal('1', '<informationRequirement><requiredDecision href="#one"/></informationRequirement>'),
    'DMN_REQUIREMENT_CYCLE',
  ],
  ['an unknown hit policy', definitions(decisionTable({ hitPolicy: 'LAST' })), 'DMN_HIT_POLICY'],
  [
    'a rule with a cell too few',
    definitions(decisionTable({ inputs: ['a', 'b'], rules: [['1', '2']] })),
    'DMN_TABLE_SHAPE',
  ],
  [
    'an id that comes twice',
    definitions('<inputData id="a" name="a"/><inputData id="a" name="b"/>'),
    'DMN_ID',
  ],
  [
    'an expression in another language',
    definitions(
      '<decision id="one" name="one"><literalExpression expressionLanguage="groovy"><text>1</text></literalExpression></decision>',
    ),
    'DMN_EXPRESSION_LANGUAGE',
  ],
])('%s is refused', async (_, xml, code) => {
  const { diagnostics } = await parseDecisions(xml, 'test.dmn');
  expect(diagnostics).toMatchObject([{ file: 'test.dmn', severity: 'error', code }]);
});

test('a finding stands at the line of its element', async () => {
  const { diagnostics } = await parseDecisions(
    definitions(
      '\n  <decision id="one" name="one">\n<literalExpression id="text"><text>1 +</text></literalExpression></decision>',
    ),
    'test.dmn',
  );
  expect(diagnostics).toMatchObject([{ line: 3, col: 1, element: 'text' }]);
});

test.each(['20151101/dmn.xsd', '20180521/MODEL/', '20191111/MODEL/', '20211108/MODEL/', '20230324/MODEL/'])(
  'the namespace of %s is read',
  async (version) => {
    const xml = literal('1 + 1').replace('20191111/MODEL/', version);
    const { decisions, diagnostics } = await parseDecisions(xml, 'test.dmn');
    expect(diagnostics).toEqual([]);
    expect(decide(decisions, 'one', { read: () => undefined, now: () => 0 }).value).toBe(2);
  },
);

test('files import each other', async () => {
  const shared = definitions(
    '<decision id="rate" name="rate"><variable name="rate"/><literalExpression><text>0.19</text></literalExpression></decision>',
    'urn:tax',
  );
  const own = definitions(
    `<import name="tax" namespace="urn:tax" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
     <decision id="gross" name="gross">
       <informationRequirement><requiredDecision href="urn:tax#rate"/></informationRequirement>
       <literalExpression><text>net * (1 + tax.rate)</text></literalExpression>
     </decision>`,
    'urn:own',
  );
  const { decisions, diagnostics } = await parseDecisionFiles([
    { file: 'own.dmn', xml: own },
    { file: 'tax.dmn', xml: shared },
  ]);
  expect(diagnostics).toEqual([]);
  expect(decide(decisions, 'gross', { read: () => 100, now: () => 0 }).value).toBe(119);
});

test.each([
  ['a type of FEEL', literal('1', '<variable name="one" typeRef="nubmer"/>'), 'Did you mean "number"?'],
  [
    'a type of its own',
    `${literal('1', '<variable name="one" typeRef="tMony"/>').replace('<decision', '<itemDefinition name="tMoney"><typeRef>number</typeRef></itemDefinition><decision')}`,
    'Did you mean "tMoney"?',
  ],
  [
    'input data',
    literal('1', '<informationRequirement><requiredInput href="#leed"/></informationRequirement>').replace(
      '<decision',
      '<inputData id="lead" name="lead"/><decision',
    ),
    'Did you mean "#lead"?',
  ],
])('%s that is mistyped is guessed', async (_, xml, hint) => {
  const { diagnostics } = await parseDecisions(xml, 'test.dmn');
  expect(diagnostics).toMatchObject([{ hint }]);
});
