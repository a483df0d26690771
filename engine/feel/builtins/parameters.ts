import {
  FeelFunction,
  isContext,
  isList,
  type FeelContext,
  type FeelList,
  type FeelValue,
} from '../feel-value.ts';
import { isNumber, toDouble, toInteger, type FeelNumber } from '../number.ts';
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from '../temporal.ts';
import type { Parameter } from './signature.ts';

type Accept<T> = (value: FeelValue) => T | undefined;

/** A parameter that must be given. */
export function required<T>(name: string, accept: Accept<T>): Parameter<T> {
  return { name, need: 'required', accept };
}

/** A parameter that may be left out. */
export function optional<T>(name: string, accept: Accept<T>): Parameter<T | undefined> {
  return { name, need: 'optional', accept };
}

/** Any number of arguments, at the end: they arrive as one list. */
export function rest<T>(name: string, accept: Accept<T>): Parameter<readonly T[]> {
  return { name, need: 'rest', accept: listOf(accept) };
}

/** A list whose every item fits. */
function listOf<T>(accept: Accept<T>): Accept<readonly T[]> {
  return (value) => {
    const items: T[] = [];
    for (const item of list(value) ?? []) {
      const accepted = accept(item);
      if (accepted === undefined) return undefined;
      items.push(accepted);
    }
    return value === null ? undefined : items;
  };
}

export const anything: Accept<FeelValue> = (value) => value;

export const number: Accept<FeelNumber> = single((value) => (isNumber(value) ? value : undefined));

/** A whole number. */
export const integer: Accept<number> = single((value) => (isNumber(value) ? toInteger(value) : undefined));

/** A position, length or scale: a fraction is cut off. */
export const place: Accept<number> = single((value) =>
  isNumber(value) ? Math.trunc(toDouble(value)) + 0 : undefined,
);

export const string: Accept<string> = single((value) => (typeof value === 'string' ? value : undefined));

export const context: Accept<FeelContext> = single((value) => (isContext(value) ? value : undefined));

export const callable: Accept<FeelFunction> = single((value) =>
  value instanceof FeelFunction ? value : undefined,
);

/** A date or a date and time. */
export const day: Accept<FeelDate | FeelDateTime> = single((value) =>
  value instanceof FeelDate || value instanceof FeelDateTime ? value : undefined,
);

export const time: Accept<FeelTime> = single((value) => (value instanceof FeelTime ? value : undefined));

export const duration: Accept<DaysDuration | MonthsDuration> = single((value) =>
  value instanceof DaysDuration || value instanceof MonthsDuration ? value : undefined,
);

export const daysDuration: Accept<DaysDuration> = single((value) =>
  value instanceof DaysDuration ? value : undefined,
);

/** A list; a value that is none counts as a list of itself. */
export const list: Accept<FeelList> = (value) => {
  if (value === null) return undefined;
  return isList(value) ? value : [value];
};

/** Null, or what `accept` accepts. */
export function nullable<T>(accept: Accept<T>): Accept<T | null> {
  return (value) => (value === null ? null : accept(value));
}

/** A list of one counts as its item (DMN 1.5, 10.3.2.9.4). */
function single<T>(accept: Accept<T>): Accept<T> {
  return (value) => {
    if (!isList(value) || value.length !== 1) return accept(value);
    return accept(value[0] ?? null);
  };
}
