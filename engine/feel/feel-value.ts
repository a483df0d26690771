import type { Surroundings } from './environment.ts';
import { isNumber, type FeelNumber } from './number.ts';
import type { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from './temporal.ts';
import { Special } from './temporal.ts';
import type { ComparisonOperator } from './tree.ts';

/** What expressions compute with: JSON values as they are, and the types that JSON lacks. */
export type FeelValue =
  | null
  | boolean
  | FeelNumber
  | string
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysDuration
  | MonthsDuration
  | Range
  | FeelFunction
  | FeelList
  | FeelContext;

export type FeelList = readonly FeelValue[];

export interface FeelContext {
  readonly [name: string]: FeelValue;
}

/** From `low` to `high`; `null` is an open end. `> 5` keeps its operator, for it equals `> 5` alone. */
export class Range extends Special {
  readonly type = 'range';
  readonly low: FeelValue;
  readonly high: FeelValue;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
  readonly operator: ComparisonOperator | null;

  constructor(
    low: FeelValue,
    high: FeelValue,
    included: readonly [low: boolean, high: boolean],
    operator: ComparisonOperator | null = null,
  ) {
    super();
    this.low = low;
    this.high = high;
    [this.lowIncluded, this.highIncluded] = included;
    this.operator = operator;
  }
}

/** Arguments of a call, by place or by name. */
export type Arguments =
  | { readonly kind: 'positional'; readonly values: FeelList }
  | { readonly kind: 'named'; readonly values: ReadonlyMap<string, FeelValue> };

/** A function: built in, a lambda, or a business knowledge model. */
export class FeelFunction extends Special {
  readonly type = 'function';
  readonly parameters: readonly string[];
  readonly call: (given: Arguments, surroundings: Surroundings) => FeelValue;

  constructor(
    parameters: readonly string[],
    call: (given: Arguments, surroundings: Surroundings) => FeelValue,
  ) {
    super();
    this.parameters = parameters;
    this.call = call;
  }
}

export type FeelTypeName =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | FeelDate['type']
  | FeelTime['type']
  | FeelDateTime['type']
  | DaysDuration['type']
  | MonthsDuration['type']
  | Range['type']
  | FeelFunction['type'];

/** The FEEL type of a value. */
export function typeName(value: FeelValue): FeelTypeName {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (isNumber(value)) return 'number';
  if (isList(value)) return 'list';
  return isSpecial(value) ? value.type : 'context';
}

export function isList(value: FeelValue): value is FeelList {
  return Array.isArray(value);
}

export function isContext(value: FeelValue): value is FeelContext {
  return (
    typeof value === 'object' && value !== null && !isList(value) && !isSpecial(value) && !isNumber(value)
  );
}

/** The entry of that name; `undefined` when the context has none. */
export function entryOf(context: FeelContext, name: string): FeelValue | undefined {
  return Object.hasOwn(context, name) ? (context[name] ?? null) : undefined;
}

type SpecialValue = FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration | Range | FeelFunction;

function isSpecial(value: FeelValue): value is SpecialValue {
  return value instanceof Special;
}
