import type { Expression } from '../../engine/feel/tree.ts';
import { parseExpression, references } from '../feel/index.ts';
import type { Checked } from './checked.ts';
import { unknownStep } from './scopes.ts';
import { fieldOf, typesOf, type Shape } from './shape.ts';
import { typeExpression } from './types/index.ts';

/** Places where a text may stand for itself. */
const people = ['assignee', 'candidate groups', 'candidate users', 'excluded people'];
const places = [...people, 'due date', 'follow-up date'];

/** A path: a name, then entries or a filter; a single word may well be a text. */
const path = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*|\[[^[\]]*\])+$/u;
const list = /^\[[\p{L}\p{N}_.,\s]+\]$/u;

/** Texts that are paths of variables, letter by letter: the "=" in front was forgotten. */
export function checkStaticTexts({ reads, error }: Checked): void {
  for (const { id, what, expression, variables } of reads) {
    if (!places.includes(what) && !what.startsWith('input ')) continue;
    const text = writtenText(expression)?.trim();
    if (text === undefined || !(path.test(text) || (people.includes(what) && list.test(text)))) continue;
    if (!isOfVariables(text, variables)) continue;
    error(id, {
      code: 'BPMN_EXPRESSION_STATIC',
      message: `${what} "${text}" is a fixed text, and the path of a variable`,
      hint: `Did you mean =${text}? For the text itself write ="${text}".`,
    });
  }
}

/** What stands there without "=": a text in FEEL has quotation marks, which its place counts. */
function writtenText(expression: Expression): string | undefined {
  if (expression.kind === 'string')
    return expression.at[1] === expression.value.length ? expression.value : undefined;
  if (expression.kind !== 'list') return undefined;
  const items = expression.items.map(writtenText);
  return items.every((item) => item !== undefined) ? items.join(',') : undefined;
}

/** Whether FEEL would read nothing but variables of the schema, by fields that they have. */
function isOfVariables(text: string, variables: Shape): boolean {
  const parsed = parseExpression(text);
  if (!parsed.ok || typeExpression(parsed.expression, variables).mistakes.length > 0) return false;
  const read = references(parsed.expression);
  return (
    read.length > 0 &&
    read.every(({ name, path: steps }) => {
      const shape = fieldOf(variables, name);
      const isKnown = shape !== undefined && (typesOf(shape).length > 0 || shape.properties !== undefined);
      return isKnown && unknownStep(variables, [name, ...steps]) === undefined;
    })
  );
}
