import { builtIns } from '../../engine/feel/builtins/index.ts';
import type { Signature } from '../../engine/feel/builtins/signature.ts';
import type { Expression, ExpressionOf } from '../../engine/feel/tree.ts';
import { nearest } from './nearest.ts';
import { visit } from './scope.ts';
import type { ParseError } from './syntax-error.ts';

type Call = ExpressionOf<'call'> | ExpressionOf<'named-call'>;

/** Functions that other FEEL engines have and a replayed case cannot, and why. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['random number', 'Random numbers differ at every replay: draw them in an action.'],
  ['uuid', 'Random identifiers differ at every replay: make them in an action.'],
]);

/** Calls of functions that do not exist, or that take no such arguments. */
export function checkCalls(
  expressions: readonly Expression[],
  functions: readonly string[],
): readonly ParseError[] {
  const errors: ParseError[] = [];
  for (const expression of expressions) {
    visit(expression, (node, { bound }) => {
      if (node.kind !== 'call' && node.kind !== 'named-call') return;
      if (node.callee.kind !== 'name') return;
      const { name, at } = node.callee;
      if (bound.has(name) || functions.includes(name)) return;
      const message = checkCall(name, node, functions);
      if (message !== undefined) errors.push({ message, from: at[0], to: at[1] });
    });
  }
  return errors;
}

function checkCall(name: string, call: Call, functions: readonly string[]): string | undefined {
  const known = builtIns.get(name);
  if (!known) {
    const reason = REFUSED.get(name);
    if (reason !== undefined) return `"${name}" is not supported. ${reason}`;
    const guess = nearest(name, [...functions, ...builtIns.keys()]);
    return `There is no function "${name}".${guess === undefined ? '' : ` Did you mean "${guess}"?`}`;
  }
  if (known.signatures.some((signature) => takes(signature, call))) return undefined;
  const forms = new Set(known.signatures.map((signature) => describe(name, signature)));
  return `"${name}" does not take these arguments: it is called as ${[...forms].join(' or ')}.`;
}

function takes({ parameters }: Signature, call: Call): boolean {
  const required = parameters.filter(({ need }) => need === 'required');
  if (call.kind === 'call') {
    const count = call.arguments.length;
    const unlimited = parameters.some(({ need }) => need === 'rest');
    return count >= required.length && (unlimited || count <= parameters.length);
  }
  const given = call.arguments.map(({ name }) => name);
  return (
    given.every((name) => parameters.some((parameter) => parameter.name === name)) &&
    required.every(({ name }) => given.includes(name))
  );
}

function describe(name: string, { parameters }: Signature): string {
  const list = parameters.map((parameter) => {
    if (parameter.need === 'rest') return `${parameter.name}...`;
    return parameter.need === 'optional' ? `${parameter.name}?` : parameter.name;
  });
  return `${name}(${list.join(', ')})`;
}
