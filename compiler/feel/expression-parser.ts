import type { Expression } from '../../engine/feel/tree.ts';
import type { TypeTable } from './built-in-types.ts';
import { Cursor } from './cursor.ts';
import { Insides } from './insides.ts';
import type { Names } from './known-names.ts';
import type { Scope } from './name-sets.ts';
import type { NameTable } from './names.ts';
import { Nesting } from './nesting.ts';
import { readOperand } from './operands.ts';
import { readOperation } from './operations.ts';
import { binds, type Precedence } from './operators.ts';
import type { Parser } from './parser.ts';
import type { ParseError } from './syntax-error.ts';

/** What is known around a source. */
export interface Surroundings {
  readonly scope: Scope;
  readonly spelling: NameTable;
  readonly types: TypeTable;
}

/** Reads FEEL by recursive descent; operators by how tightly they bind (DMN 1.5, chapter 10.3.1.2). */
export class ExpressionParser implements Parser {
  readonly cursor: Cursor;
  readonly nesting: Nesting;
  readonly insides = new Insides();
  readonly errors: ParseError[] = [];
  readonly spelling: NameTable;
  readonly types: TypeTable;
  #scope: Scope;
  #rangeEnds = 0;

  constructor(source: string, { scope, spelling, types }: Surroundings) {
    this.cursor = new Cursor(source);
    this.nesting = new Nesting(source.length);
    this.spelling = spelling;
    this.types = types;
    this.#scope = scope;
  }

  get scope(): Scope {
    return this.#scope;
  }

  get inRangeEnd(): boolean {
    return this.#rangeEnds > 0;
  }

  expression(least: Precedence = binds.or): Expression {
    return this.nesting.within(() => {
      const { from } = this.cursor.token;
      return this.goOn(readOperand(this), from, least);
    });
  }

  goOn(operand: Expression, from: number, least: Precedence): Expression {
    let expression = operand;
    for (;;) {
      const longer = readOperation(this, expression, from, least);
      if (!longer) return expression;
      expression = longer;
    }
  }

  knowing<T>(names: readonly Names[], read: () => T): T {
    const around = this.#scope;
    this.#scope = [...around, ...names];
    const part = read();
    this.#scope = around;
    return part;
  }

  rangeEnd(): Expression {
    this.#rangeEnds += 1;
    const end = this.expression();
    this.#rangeEnds -= 1;
    return end;
  }
}
