import type { Expression } from '../../engine/feel/tree.ts';
import type { Element } from '../../engine/model.ts';
import { roles } from '../../engine/roles.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';

/** Roles that are named are roles that there are, for nobody has another; a priority is one that inboxes sort by. */
export function checkPeople({ model, error }: Checked): void {
  for (const element of Object.values(model.elements)) {
    for (const { what, role } of namedIn(element)) {
      if ((roles as readonly string[]).includes(role)) continue;
      const meant = nearest(role, roles);
      error(element.id, {
        code: 'ROLE_UNKNOWN',
        message: `${what}: there is no role "${role}"`,
        hint: meant === undefined ? `There are: ${roles.join(', ')}.` : `Did you mean "${meant}"?`,
      });
    }
    const priorities = element.kind === 'userTask' ? numbersIn(element.task.priority) : [];
    const priority = priorities.find((one) => one < 0 || one > 100);
    if (priority === undefined) continue;
    error(element.id, {
      code: 'TASK_PRIORITY',
      message: `the priority is ${priority}`,
      hint: 'Priorities go from 0 to 100; 50 is usual.',
    });
  }
}

function namedIn(element: Element): readonly { readonly what: string; readonly role: string }[] {
  const { owner, escalateTo } = element.properties ?? {};
  return [
    ...(element.kind === 'userTask' ? textsIn(element.task.candidateGroups) : []).map((role) => ({
      what: 'candidate groups',
      role,
    })),
    ...(element.kind === 'process' && owner !== undefined ? [{ what: 'owner', role: owner }] : []),
    ...(escalateTo === undefined ? [] : [{ what: 'escalateTo', role: escalateTo }]),
  ];
}

/** The texts that stand in a list; what is computed is known when it is. */
function textsIn(expression: Expression | undefined): readonly string[] {
  if (expression?.kind === 'list') return expression.items.flatMap(textsIn);
  return expression?.kind === 'string' ? [expression.value] : [];
}

/** The numbers that are written out, whichever of them it comes to. */
function numbersIn(expression: Expression | undefined): readonly number[] {
  switch (expression?.kind) {
    case 'number':
      return [expression.value];
    case 'string':
      return [Number(expression.value)];
    case 'negate':
      return numbersIn(expression.operand).map((operand) => -operand);
    case 'if':
      return [...numbersIn(expression.then), ...numbersIn(expression.otherwise)];
    default:
      return [];
  }
}
