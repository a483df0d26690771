import { evaluate } from '../../../engine/feel/evaluate.ts';
import type { Expression, ExpressionOf } from '../../../engine/feel/tree.ts';
import type { Mistake } from './typing.ts';

/** Arguments that are written out, and of which the function makes nothing but null whenever it runs. */
export function literalMistake(name: string, node: ExpressionOf<'call'>): Mistake | undefined {
  const hint = moments.get(name);
  if (hint !== undefined) return momentMistake(name, hint, node);
  if (withPattern.has(name)) return patternMistake(name, node);
  return counted.has(name) && isZero(node.arguments[1]) ? countsFromOne : undefined;
}

/** A place of which FEEL has none: `[0]`. */
export const countsFromOne: Mistake = {
  message: 'there is nothing at place 0',
  hint: 'FEEL counts from 1; -1 is the last.',
};

export function isZero(node: Expression | undefined): boolean {
  return node?.kind === 'number' && node.value === 0;
}

/** What makes a time of texts and numbers, and how it wants them. */
const moments: ReadonlyMap<string, string> = new Map([
  ['duration', 'Not an ISO 8601 duration: write "PT4H" or "P7D".'],
  ['date', 'Not a date that there is: write "2026-02-28".'],
  ['time', 'Not a time that there is: write "09:30:00".'],
  ['date and time', 'Not a date and time that there is: write "2026-02-28T09:30:00Z".'],
]);

const withPattern: ReadonlySet<string> = new Set(['matches', 'replace', 'split', 'extract']);

/** Functions whose second argument is a place. */
const counted: ReadonlySet<string> = new Set(['substring', 'sublist', 'insert before', 'remove']);

function momentMistake(name: string, hint: string, node: ExpressionOf<'call'>): Mistake | undefined {
  const texts = node.arguments.map((argument) =>
    argument.kind === 'string' || argument.kind === 'number' ? JSON.stringify(argument.value) : undefined,
  );
  if (texts.length === 0 || texts.includes(undefined) || !isNull(node)) return undefined;
  return { message: `${name}(${texts.join(', ')}) is always null`, hint };
}

/** The pattern is tried on a text of our own: where it is none, that gives null like any other. */
function patternMistake(name: string, node: ExpressionOf<'call'>): Mistake | undefined {
  const [, pattern] = node.arguments;
  if (pattern?.kind !== 'string') return undefined;
  const text: Expression = { ...pattern, value: 'x' };
  const callee: Expression = { kind: 'name', name: 'matches', at: node.at };
  if (!isNull({ ...node, callee, arguments: [text, pattern] })) return undefined;
  return {
    message: `${name} with the pattern ${JSON.stringify(pattern.value)} is always null`,
    hint: 'It is no regular expression of XPath: close its brackets, and put a backslash before what is meant as it is.',
  };
}

function isNull(node: Expression): boolean {
  return evaluate(node, { read: () => undefined, now: () => 0 }) === null;
}
