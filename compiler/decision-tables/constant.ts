import { rootEnvironment } from '../../engine/feel/environment.ts';
import type { FeelValue } from '../../engine/feel/feel-value.ts';
import { interpret } from '../../engine/feel/interpret.ts';
import type { Expression } from '../../engine/feel/tree.ts';

/** Functions that make a value of texts and numbers, whenever they are called. */
const makers = new Set([
  'date',
  'time',
  'date and time',
  'duration',
  'years and months duration',
  'number',
  'string',
]);

/** The value of an expression that has the same one always; undefined where it depends on anything. */
export function constantOf(expression: Expression): FeelValue | undefined {
  if (!isConstant(expression)) return undefined;
  return interpret(expression, rootEnvironment({ read: () => undefined, now: () => 0 }));
}

function isConstant(node: Expression): boolean {
  switch (node.kind) {
    case 'null':
    case 'boolean':
    case 'number':
    case 'decimal':
    case 'string':
    case 'moment':
      return true;
    case 'negate':
      return isConstant(node.operand);
    case 'arithmetic':
      return isConstant(node.left) && isConstant(node.right);
    case 'list':
      return node.items.every(isConstant);
    case 'context':
      return node.entries.every(({ value }) => isConstant(value));
    case 'range':
      return isConstant(node.low) && isConstant(node.high);
    case 'bound':
      return isConstant(node.endpoint);
    case 'call':
      return node.callee.kind === 'name' && makers.has(node.callee.name) && node.arguments.every(isConstant);
    default:
      return false;
  }
}
