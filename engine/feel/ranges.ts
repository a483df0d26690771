import type { Environment } from './environment.ts';
import { Range } from './feel-value.ts';
import { interpret } from './interpret.ts';
import { isOrdered } from './membership.ts';
import type { ExpressionOf } from './tree.ts';

/** `[low..high]`: `null` unless the ends are of one ordered type and do not cross; one of them may be null. */
export function interpretRange(node: ExpressionOf<'range'>, environment: Environment): Range | null {
  const low = interpret(node.low, environment);
  const high = interpret(node.high, environment);
  const isOpen = (low === null) !== (high === null);
  return isOpen || isOrdered(low, high) ? new Range(low, high, [node.lowIncluded, node.highIncluded]) : null;
}

/** `> 5`, on its own. */
export function interpretBound(node: ExpressionOf<'bound'>, environment: Environment): Range | null {
  const endpoint = interpret(node.endpoint, environment);
  switch (node.operator) {
    case '<':
    case '<=':
      return new Range(null, endpoint, [false, node.operator === '<='], node.operator);
    case '>':
    case '>=':
      return new Range(endpoint, null, [node.operator === '>=', false], node.operator);
    case '=':
    case '!=':
      return new Range(endpoint, endpoint, [true, true], node.operator);
  }
}
