import type { SyntaxNode } from '@lezer/common';
import { normalizeContextKey, parser, trackVariables } from 'lezer-feel';
import { builtIns } from '../../engine/feel/builtins/index.ts';
import { readRangeTypes } from './range-types.ts';

/** Known names, each with the names inside its value: FEEL names may hold spaces and operators. */
export interface NameShape {
  readonly [name: string]: NameShape;
}

/** A problem at a place of the source, offsets in characters, end exclusive. */
export interface ParseError {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** A node of the concrete syntax tree, with its source text. */
export interface Syntax {
  readonly name: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly children: readonly Syntax[];
}

export type SyntaxResult =
  | { readonly ok: true; readonly syntax: Syntax }
  | { readonly ok: false; readonly errors: readonly ParseError[] };

/** Names that the grammar itself reads, as functions and as types. */
const GRAMMAR_NAMES: ReadonlySet<string> = new Set(['date and time', 'years and months duration']);
const LONGEST_SOURCE = 65_536;
const DEEPEST_SYNTAX = 400;
const builtInNames: NameShape = Object.fromEntries(
  [...builtIns.keys()].filter((name) => !GRAMMAR_NAMES.has(name)).map((name) => [name, {}]),
);

/** Parses with lezer-feel; known names decide what belongs to a name: `a-b` or `a - b`. */
export function parseSyntax(
  source: string,
  top: 'Expression' | 'UnaryTests',
  names: NameShape,
): SyntaxResult {
  if (source.length > LONGEST_SOURCE) {
    return failure(`The expression is longer than ${LONGEST_SOURCE} characters.`, 0, source.length);
  }
  try {
    const readable = readRangeTypes(source);
    const tree = parser
      .configure({
        top,
        dialect: 'camunda',
        contextTracker: trackVariables(compoundNames({ ...builtInNames, ...names })),
      })
      .parse(readable.source);
    const builder = new SyntaxBuilder(source, readable.rangesAt);
    const syntax = builder.build(tree.topNode, 0);
    return builder.errors.length === 0 ? { ok: true, syntax } : { ok: false, errors: builder.errors };
  } catch (error) {
    if (error instanceof TooDeep) {
      return failure(`The expression is nested more than ${DEEPEST_SYNTAX} deep.`, 0, source.length);
    }
    // lezer-feel's tracker of names throws on some texts that are no expression.
    return failure('This is not a FEEL expression.', 0, source.length);
  }
}

/** The form in which two spellings of one name are alike: `a-b` and `a - b`. */
export function normalizeName(name: string): string {
  return normalizeContextKey(name);
}

/** The names that need to be known: a plain identifier is read as such, and may be a word of the grammar. */
function compoundNames(names: NameShape): NameShape {
  const known: Record<string, NameShape> = {};
  for (const [name, inner] of Object.entries(names)) {
    const nested = compoundNames(inner);
    const isPlain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
    if (!isPlain || Object.keys(nested).length > 0) known[name] = nested;
  }
  return known;
}

class TooDeep extends Error {}

class SyntaxBuilder {
  readonly errors: ParseError[] = [];
  readonly source: string;
  readonly rangesAt: ReadonlySet<number>;

  constructor(source: string, rangesAt: ReadonlySet<number>) {
    this.source = source;
    this.rangesAt = rangesAt;
  }

  build(node: SyntaxNode, depth: number): Syntax {
    if (depth > DEEPEST_SYNTAX) throw new TooDeep();
    const { from, to } = node;
    if (node.type.isError) this.refuse(from, to);
    const children: Syntax[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name === 'LineComment' || child.name === 'BlockComment') continue;
      children.push(this.build(child, depth + 1));
    }
    const isRange = node.name === 'ListType' && this.rangesAt.has(from);
    return { name: isRange ? 'RangeType' : node.name, text: this.source.slice(from, to), from, to, children };
  }

  refuse(from: number, to: number): void {
    if (this.errors.length > 0) return;
    const rest = this.source.slice(from);
    const found = /^\s*("[^"]*"?|[\p{L}\p{N}_]+|\S)/u.exec(rest)?.[1];
    if (found === undefined) {
      const message =
        this.source.trim() === '' ? 'The expression is empty.' : 'The expression ends too early.';
      this.errors.push({ message, from, to: Math.max(to, from) });
      return;
    }
    const start = from + rest.indexOf(found);
    const message = `Unexpected ${found.startsWith('"') ? found : `"${found}"`}.`;
    this.errors.push({ message, from: start, to: start + found.length });
  }
}

function failure(message: string, from: number, to: number): SyntaxResult {
  return { ok: false, errors: [{ message, from, to }] };
}
