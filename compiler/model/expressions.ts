import type { Expression } from '../../engine/feel/tree.ts';
import type { ExpressionResult } from '../feel/index.ts';
import { parseExpression, referencedNames } from '../feel/index.ts';
import type { Drawn } from '../parse/bpmn.ts';
import type { Report } from '../report.ts';
import type { Expressions } from './build.ts';

/** A model that lacks something, although no rule said so: a fault of the compiler, never of the diagram. */
export class RuleGap extends Error {
  override readonly name = 'RuleGap';

  constructor(gaps: readonly string[]) {
    super(`no rule reports what is missing: ${gaps.join(', ')}`);
  }
}

/** Reads a drawing's expressions and keeps what rules should have reported as missing. */
export function createExpressions(report: Report): Expressions & { readonly gaps: readonly string[] } {
  const gaps: string[] = [];
  // The same text stands at many places: due dates, keys, messages.
  const known = new Map<string, ExpressionResult>();
  const feel = (source: string, element: Drawn, what: string): Expression => {
    const parsed = known.get(source) ?? parseExpression(source);
    known.set(source, parsed);
    if (parsed.ok) {
      for (const name of referencedNames(parsed.expression).filter((one) => !/^[\p{L}\p{N}_]+$/u.test(one))) {
        report.error(element, {
          code: 'BPMN_VARIABLE_NAME',
          message: `${what}: "${name}" is no name of a variable`,
          hint: 'Variables are named with letters, digits and "_"; between two names an operator is missing.',
        });
      }
      return parsed.expression;
    }
    for (const { message } of parsed.errors) {
      report.error(element, {
        code: 'FEEL_SYNTAX',
        message: `${what}: ${message} in "${shortened(source)}"`,
        hint: 'Correct the FEEL expression.',
      });
    }
    return nothing;
  };
  const value = (text: string, element: Drawn, what: string): Expression =>
    text.startsWith('=') ? feel(text.slice(1), element, what) : string(text);
  return {
    gaps,
    value,
    formula(text, element, what) {
      if (text.startsWith('=')) return feel(text.slice(1), element, what);
      report.error(element, {
        code: 'BPMN_EXPRESSION_STATIC',
        message: `${what} "${shortened(text)}" is a fixed text where a FEEL expression is needed`,
        hint: `Write ="${shortened(text)}" for this text, =${shortened(text)} for what it computes.`,
      });
      return nothing;
    },
    number: (text, element, what) =>
      /^\d{1,9}$/.test(text.trim())
        ? { kind: 'number', value: Number(text), at: [0, text.length] }
        : value(text, element, what),
    names: (text, element, what) =>
      text.startsWith('=')
        ? feel(text.slice(1), element, what)
        : { kind: 'list', items: text.split(',').map((name) => string(name.trim())), at: [0, text.length] },
    missing(element, what) {
      gaps.push(`${what} of ${element.id ?? element.$type}`);
      return nothing;
    },
  };
}

const nothing: Expression = { kind: 'null', at: [0, 0] };

function string(value: string): Expression {
  return { kind: 'string', value, at: [0, value.length] };
}

function shortened(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
