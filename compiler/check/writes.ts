import type { Expression } from '../../engine/feel/tree.ts';
import type { Element } from '../../engine/model.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { givesParameters, isMapped, isScope, itemName, resultVariable } from './locals.ts';
import { needed } from './needed.ts';
import { personalWrite } from './personal-writes.ts';
import { itemShape, literal, unknownStep } from './scopes.ts';
import type { Shape } from './shape.ts';
import { anything, fieldNames, fieldOf } from './shape.ts';
import { listOf, lowered } from './types/feel-type.ts';
import { misfit } from './types/fits.ts';
import { typeExpression } from './types/index.ts';
import { givesNull } from './types/null-shapes.ts';

/** Something that an element writes: a dotted path into the variables, and the shape of what it writes there. */
interface Write {
  readonly what: string;
  readonly target: string;
  readonly given: Shape;
  /** The same with the marks of personal data, where nobody can say what else it is. */
  readonly marked?: Shape;
  /** The expression whose value it is, where there is one. */
  readonly source?: Expression;
  /** Where the target must be known: the variables of the schema, and of the scopes around. */
  readonly variables: Shape;
  /** Written for the element itself and what lies in it. */
  readonly local: boolean;
}

/** What is written is a variable of the schema, or one of a scope around, and of its type. */
export function checkWrites(checked: Checked): void {
  for (const element of Object.values(checked.model.elements)) {
    for (const write of writesOf(element, checked)) check(element.id, write, checked);
  }
}

function check(
  id: string,
  { what, target, given, marked = given, source, variables, local }: Write,
  { error }: Checked,
): void {
  const path = target.split('.');
  const unknown = unknownStep(variables, path);
  if (unknown !== undefined) {
    const meant = nearest(unknown.step, fieldNames(unknown.at));
    error(id, {
      code: 'VARIABLE_UNKNOWN',
      message: `${what} writes ${target}, but there is no "${unknown.step}"`,
      hint:
        meant === undefined
          ? 'Add it to the variables in the schema file, or name what is kept by outputs.'
          : `Did you mean "${meant}"?`,
    });
    return;
  }
  const wanted = path.reduce((at, step) => fieldOf(at, step) ?? anything, variables);
  const personal = personalWrite(what, target, marked, wanted);
  if (personal !== undefined) error(id, personal);
  // A scope begins with null what it writes later.
  const isEmptied =
    !local && source !== undefined && givesNull(source) && needed(variables, path) !== undefined;
  const reason = isEmptied ? 'gives null, which it never is' : misfit(lowered(given), wanted);
  if (reason === undefined) return;
  error(id, {
    code: 'EXPRESSION_TYPE',
    message: `${what} writes ${target}: ${reason}`,
    hint: 'Correct the expression, or the type of the variable in the schema file.',
  });
}

/** What an element writes, each value once. */
export function writesOf(element: Element, checked: Checked): readonly Write[] {
  return [...localsOf(element, checked), ...collectedOf(element, checked), ...resultsOf(element, checked)];
}

/** What an element has for itself and for what lies in it. */
function localsOf(element: Element, { scopes }: Checked): readonly Write[] {
  const around = scopes.around(element);
  const variables = scopes.process;
  const item = itemName(element);
  const looped =
    item === undefined || !('loop' in element) || element.loop === undefined
      ? []
      : [{ what: 'the loop', target: item, given: itemShape(element.loop, around), variables, local: true }];
  if (givesParameters(element) || !('inputs' in element)) return looped;
  const seen = scopes.looped(element);
  const inputs = (element.inputs ?? []).flatMap(({ source, target }): readonly Write[] => {
    // What only one step sees, and the schema does not know, is a parameter of its form, decision or script.
    const known = isScope(element) || (target.split('.')[0] ?? '') in (variables.properties ?? {});
    return known
      ? [{ what: 'an input', target, given: typeExpression(source, seen).shape, variables, local: true }]
      : [];
  });
  return [...looped, ...inputs];
}

function collectedOf(element: Element, { scopes }: Checked): readonly Write[] {
  const output =
    element.kind === 'adHocSubProcess'
      ? element.output
      : 'loop' in element
        ? element.loop?.output
        : undefined;
  if (output === undefined) return [];
  const { collection, element: item } = output;
  const given = listOf(typeExpression(item, scopes.behind(element)).shape);
  return [
    {
      what: 'the output collection',
      target: collection,
      given,
      variables: scopes.around(element),
      local: false,
    },
  ];
}

function resultsOf(element: Element, checked: Checked): readonly Write[] {
  const { scopes, tasks, actions } = checked;
  // Results leave the step: its own inputs are hidden from them.
  const variables = scopes.around(element);
  const fields = (result: Shape | undefined): readonly Write[] =>
    Object.entries(result?.properties ?? {}).map(([target, given]) => ({
      what: 'the result',
      target,
      given,
      variables,
      local: false,
    }));
  const own = valueOf(element, checked).map((write) => ({
    ...write,
    variables: isMapped(element) ? scopes.process : variables,
    local: isMapped(element),
  }));
  if ('outputs' in element && element.outputs !== undefined) {
    const behind = scopes.behind(element);
    const isKnown = scopes.result(element) !== anything;
    const mapped = element.outputs.map(({ source, target }): Write => ({
      what: 'an output',
      target,
      given: typeExpression(source, behind).shape,
      source,
      ...(!isKnown && { marked: typeExpression(source, scopes.within(element)).shape }),
      variables,
      local: false,
    }));
    return [...own, ...mapped];
  }
  if (element.kind === 'userTask') return fields(tasks[element.id]);
  if (element.kind === 'callActivity' && element.propagateAll.child) {
    const all = fields(checked.called[literal(element.called) ?? '']?.variables);
    return all.filter(({ target }) => fieldOf(variables, target) !== undefined);
  }
  const job = literal(jobOf(element)?.type);
  if (job === undefined) return own;
  // Without outputs the whole result is kept. A step that maps nothing is bound in code: what of it is no variable is let pass.
  const kept = fields(actions[job]?.output);
  const isDrawn = 'inputs' in element && element.inputs !== undefined;
  return isDrawn ? kept : kept.filter(({ target }) => fieldOf(variables, target) !== undefined);
}

/** The one value that comes of a script or a decision. */
function valueOf(element: Element, { scopes }: Checked): readonly Omit<Write, 'variables' | 'local'>[] {
  const target = resultVariable(element);
  if (target === undefined) return [];
  if (element.kind === 'scriptTask' && 'expression' in element.script) {
    const source = element.script.expression;
    return [
      { what: 'the result', target, given: typeExpression(source, scopes.within(element)).shape, source },
    ];
  }
  return [{ what: 'the result', target, given: scopes.decision(element)?.shape ?? anything }];
}
