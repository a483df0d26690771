import type { Expression } from '../../engine/feel/tree.ts';
import { parseExpression } from '../feel/index.ts';
import { visit } from '../feel/scope.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** When a complex gateway that merges lets tokens through. BPMN 2.0, 10.6.5 and 13.4.5. */
export const activationConditions: Rule = {
  code: 'BPMN_ACTIVATION_CONDITION',
  check({ drawing }, found) {
    for (const gateway of drawing.nodes) {
      if (!isA(gateway, 'bpmn:ComplexGateway')) continue;
      const incoming = drawing.incoming(gateway);
      const condition = gateway.activationCondition?.body?.trim();
      if (gateway.activationCondition !== undefined && !condition) {
        found.error(gateway, 'the activation condition is empty', 'Write FEEL, e.g. =activationCount >= 2.');
      } else if (condition === undefined && incoming.length > 1) {
        found.warning(
          gateway,
          'nothing says when it lets tokens through: the first is enough',
          'Give it an activation condition, e.g. =activationCount >= 2.',
        );
      }
      const counts = ['activationCount', ...incoming.flatMap(({ id }) => id ?? [])];
      const swings = condition === undefined ? undefined : comparisonThatSwings(condition, counts);
      if (swings !== undefined) {
        found.warning(
          gateway,
          `a count compared with "${swings}" may hold for one token and not for the next`,
          'Compare counts with >= only, the count on the left.',
        );
      }
    }
  },
};

/** BPMN 2.0, 13.4.5: counts should only be used as `expr >= const`, for else the gateway may miss the moment. */
function comparisonThatSwings(condition: string, counts: readonly string[]): string | undefined {
  const parsed = parseExpression(condition.replace(/^=/, ''));
  let found: string | undefined;
  if (!parsed.ok) return found;
  visit(parsed.expression, (part) => {
    if (part.kind !== 'comparison') return;
    const counted = (side: Expression): boolean => reads(side, counts);
    const grows = counted(part.left) && !counted(part.right) && ['>=', '>'].includes(part.operator);
    const turned = counted(part.right) && !counted(part.left) && ['<=', '<'].includes(part.operator);
    if ((counted(part.left) || counted(part.right)) && !grows && !turned) found ??= part.operator;
  });
  return found;
}

function reads(expression: Expression, names: readonly string[]): boolean {
  let found = false;
  visit(expression, (part) => {
    if (part.kind === 'name' && names.includes(part.name)) found = true;
  });
  return found;
}
