import { node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const begin = node('startEvent', 'begin');
const end = node('endEvent', 'end');
const or = (id: string): string => node('inclusiveGateway', id);
const activation = (condition: string): string =>
  `<activationCondition xsi:type="tFormalExpression">${condition}</activationCondition>`;
/** Two ways that a complex gateway merges. */
const merging = (content: string): string =>
  sketch(
    begin +
      node('parallelGateway', 'split') +
      node('task', 'a') +
      node('task', 'b') +
      node('complexGateway', 'merge', content) +
      end +
      path('begin > split > a > merge > end') +
      path('split > b > merge'),
  );

/** Two joins, one and two; behind each the choice to go to the other. */
const crossed = (split: string, kind: string, condition?: [string, string]): string =>
  sketch(
    begin +
      node(split, 'split') +
      node(kind, 'one') +
      node(kind, 'two') +
      node('exclusiveGateway default="x-end"', 'x') +
      node('exclusiveGateway default="y-end"', 'y') +
      end +
      path('begin > split') +
      path('split > one', condition?.[0]) +
      path('split > two', condition?.[1]) +
      path('one > x > end') +
      path('two > y > end') +
      path('x > two', '=a') +
      path('y > one', '=b'),
  );

/** Gateways that wait: complex ones for their condition, inclusive ones for one another. */
export const joinCases: readonly RuleCase[] = [
  {
    code: 'BPMN_ACTIVATION_CONDITION',
    when: 'nothing says when it is activated',
    xml: merging(''),
    element: 'merge',
    severity: 'warning',
  },
  {
    code: 'BPMN_ACTIVATION_CONDITION',
    when: 'the condition is empty',
    xml: merging(activation('')),
    element: 'merge',
  },
  {
    code: 'BPMN_ACTIVATION_CONDITION',
    when: 'a count must be just so',
    xml: merging(activation('=activationCount = 2')),
    element: 'merge',
    severity: 'warning',
  },
  {
    code: 'BPMN_ACTIVATION_CONDITION',
    when: 'counts only have to be reached',
    xml: merging(activation('=activationCount &gt;= 2 or 1 &lt;= activationCount and urgent = true')),
  },
  {
    code: 'BPMN_CONDITION',
    when: 'an activation condition is a number',
    xml: merging(activation('=2')),
    element: 'merge',
  },
  {
    code: 'BPMN_MUTUAL_JOINS',
    when: 'two inclusive joins hold a token each',
    xml: crossed('parallelGateway', 'inclusiveGateway'),
    element: 'one',
    severity: 'warning',
  },
  {
    code: 'BPMN_MUTUAL_JOINS',
    when: 'only one of them ever holds a token',
    xml: crossed('exclusiveGateway', 'inclusiveGateway', ['=c', '=not(c)']),
  },
  {
    code: 'BPMN_MUTUAL_JOINS',
    when: 'the joins do not wait',
    xml: crossed('parallelGateway', 'exclusiveGateway'),
  },
  {
    code: 'BPMN_MUTUAL_JOINS',
    when: 'one join lies at the head of a loop, the other in it',
    xml: sketch(
      begin +
        or('head') +
        node('parallelGateway', 'fork') +
        node('task', 'a') +
        node('task', 'b') +
        or('join') +
        node('userTask', 'check') +
        node('exclusiveGateway default="again-end"', 'again') +
        end +
        path('begin > head > fork > a > join > check > again > end') +
        path('fork > b > join') +
        path('again > head', '=more'),
    ),
  },
];
