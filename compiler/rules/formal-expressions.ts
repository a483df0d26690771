import { definitionsOfType } from '../event-definitions/kinds.ts';
import type { Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Rule } from './rule.ts';

interface WrittenExpression extends Drawn {
  readonly body?: string;
  readonly language?: string;
}

/** What an executable process evaluates is a formal expression, not natural language. BPMN 2.0, 8.4.6. */
export const formalExpressions: Rule = {
  code: 'BPMN_INFORMAL_EXPRESSION',
  check({ drawing }, found) {
    for (const { element, what, expression } of expressionsOf(drawing)) {
      const body = expression.body?.trim() ?? '';
      const formal = isA(expression, 'bpmn:FormalExpression');
      const hint = 'Write FEEL after a leading "=", with xsi:type="bpmn:tFormalExpression".';
      // A timer's literal is unmistakable, and so is FEEL; natural language is neither.
      if (!formal && body !== '' && !body.startsWith('=') && what !== 'timer') {
        found.error(element, `the ${what} "${body}" is natural language, which does not run`, hint);
      } else if (!formal && body !== '') {
        found.warning(element, `the ${what} is not marked as a formal expression`, hint);
      }
      if (expression.language !== undefined && !/^[a-z][\w+.-]*:/i.test(expression.language)) {
        found.warning(
          element,
          `the language "${expression.language}" of the ${what} is no URI`,
          'Remove it: expressions are FEEL.',
        );
      }
    }
  },
};

interface Written {
  readonly element: Drawn;
  readonly what: 'condition' | 'timer' | 'completion condition' | 'loop condition' | 'activation condition';
  readonly expression: WrittenExpression;
}

function expressionsOf(drawing: Drawing): readonly Written[] {
  const written: Written[] = [];
  const add = (element: Drawn, what: Written['what'], ...expressions: (Drawn | undefined)[]): void => {
    for (const expression of expressions)
      if (expression !== undefined) written.push({ element, what, expression });
  };
  for (const flow of drawing.flows) add(flow, 'condition', flow.conditionExpression);
  for (const node of drawing.nodes) {
    for (const timer of definitionsOfType(node, 'bpmn:TimerEventDefinition')) {
      add(node, 'timer', timer.timeDate, timer.timeDuration, timer.timeCycle);
    }
    for (const { condition } of definitionsOfType(node, 'bpmn:ConditionalEventDefinition'))
      add(node, 'condition', condition);
    if (isA(node, 'bpmn:ComplexGateway')) add(node, 'activation condition', node.activationCondition);
    if (isA(node, 'bpmn:AdHocSubProcess')) add(node, 'completion condition', node.completionCondition);
    const loop = isA(node, 'bpmn:Activity') ? (node.loopCharacteristics as Drawn | undefined) : undefined;
    if (isA(loop, 'bpmn:StandardLoopCharacteristics')) add(node, 'loop condition', loop.loopCondition);
    if (isA(loop, 'bpmn:MultiInstanceLoopCharacteristics'))
      add(node, 'completion condition', loop.completionCondition);
  }
  return written;
}
