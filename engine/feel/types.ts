import type { Environment } from './environment.ts';
import {
  entryOf,
  FeelFunction,
  isContext,
  isList,
  Range,
  typeName,
  type FeelTypeName,
  type FeelValue,
} from './feel-value.ts';
import { FeelDate, FeelDateTime, FeelTime } from './temporal.ts';
import type { TypeExpression } from './tree.ts';
import { passes } from './unary-tests.ts';

/** `value instance of type`; null is an instance of `Null` alone, and nothing is one of an unknown type. */
export function instanceOf(value: FeelValue, type: TypeExpression, environment: Environment): boolean | null {
  if (value === null) return type.kind === 'named' && type.name.toLowerCase() === 'null';
  if (type.kind === 'named' && !TYPES.has(ALIASES.get(type.name) ?? type.name)) return null;
  return conforms(value, type, environment);
}

/** Whether a value is of a type; null is of every type (DMN 1.5, 10.3.2.9.1). */
function conforms(value: FeelValue, type: TypeExpression, environment: Environment): boolean {
  if (value === null) return true;
  switch (type.kind) {
    case 'named':
      return isNamed(value, type.name);
    case 'list':
      environment.surroundings.effort.take(value);
      return isList(value) && value.every((item) => conforms(item, type.of, environment));
    case 'range':
      return (
        value instanceof Range &&
        conforms(value.low, type.of, environment) &&
        conforms(value.high, type.of, environment)
      );
    case 'context':
      return (
        isContext(value) &&
        type.entries.every(({ name, type: entryType }) => {
          const entry = entryOf(value, name);
          return entry !== undefined && conforms(entry, entryType, environment);
        })
      );
    case 'function':
      return value instanceof FeelFunction && value.parameters.length === type.parameters.length;
    case 'constrained':
      return conforms(value, type.of, environment) && passes(type.allowed, value, environment);
  }
}

/**
 * The value as one of the type: a list of one for its item and the other way round, a date for its midnight
 * in UTC (DMN 1.5, 10.3.2.9.4); `null` when it does not conform.
 */
export function coerce(value: FeelValue, type: TypeExpression, environment: Environment): FeelValue {
  if (conforms(value, type, environment)) return value;
  if (isList(value) && value.length === 1) {
    const only = value[0] ?? null;
    if (conforms(only, type, environment)) return only;
  }
  if (conforms([value], type, environment)) return [value];
  if (value instanceof FeelDate) {
    const midnight = new FeelDateTime(value.civil, new FeelTime(0, 0));
    if (conforms(midnight, type, environment)) return midnight;
  }
  return null;
}

function isNamed(value: FeelValue, name: string): boolean {
  const wanted = ALIASES.get(name) ?? name;
  return wanted === 'Any' || typeName(value) === wanted;
}

/** Other names for FEEL's types: DMN's XML schema's, and those that Camunda Modeler offered for long. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['any', 'Any'],
  ['Null', 'null'],
  ['integer', 'number'],
  ['long', 'number'],
  ['double', 'number'],
  ['dateTime', 'date and time'],
  ['dayTimeDuration', 'days and time duration'],
  ['yearMonthDuration', 'years and months duration'],
]);

const TYPES: ReadonlySet<string> = new Set<FeelTypeName | 'Any'>([
  'Any',
  'null',
  'boolean',
  'number',
  'string',
  'list',
  'context',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
  'range',
  'function',
]);
