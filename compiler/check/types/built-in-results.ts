import type { Shape } from '../shape.ts';
import { anything } from '../shape.ts';
import { partOf } from './personal-shapes.ts';
import { feelTypes, listOf, number, oneOf, text, truth } from './feel-type.ts';

type Result = (given: readonly Shape[]) => Shape;

const always =
  (shape: Shape): Result =>
  () =>
    shape;
const temporal = (type: string): Result => always({ type });
const first: Result = ([shape = anything]) => shape;
/** An item of the list, or one of the arguments. */
const item: Result = (given) =>
  given.length === 1 ? (itemsOf(given[0] ?? anything) ?? anything) : oneOf(given);
const sameList: Result = ([list = anything]) => asList(list);
const joined: Result = (given) =>
  listOf(oneOfAny(given.filter(isFilled).map((list) => itemsOf(list) ?? anything)));
const withItem: Result = ([list = anything, ...added]) =>
  listOf(oneOfAny([...(isFilled(list) ? [itemsOf(list) ?? anything] : []), ...added]));

function oneOfAny(shapes: readonly Shape[]): Shape {
  return shapes.length === 0 ? anything : oneOf(shapes);
}

function isFilled({ maxItems }: Shape): boolean {
  return maxItems !== 0;
}

/** `context put(context, "field", value)`: the context, with this field. */
function withField([context = anything, key, value = anything]: readonly Shape[]): Shape {
  const { properties } = context;
  if (properties === undefined || typeof key?.const !== 'string') return { type: 'object' };
  const required = [...(context.required ?? []), key.const];
  return { ...context, properties: { ...properties, [key.const]: value }, required };
}

/** Built-in functions by what they give; those that are not here may give anything. */
const groups: readonly (readonly [Result, string])[] = [
  [always(number), 'sum, mean, product, median, stddev, count, string length, decimal, floor, ceiling'],
  [always(number), 'day of year, week of year, round up, round down, round half up, round half down'],
  [always(number), 'modulo, sqrt, log, exp, number'],
  [always(text), 'substring, upper case, lower case, substring before, substring after, replace, trim'],
  [always(text), 'string, string join, day of week, month of year'],
  [always(listOf(text)), 'split, extract'],
  [always(listOf(number)), 'mode, index of'],
  [always(truth), 'all, any, not, list contains, is, odd, even, contains, starts with, ends with, matches'],
  [always(truth), 'is blank, is defined, is empty, before, after, meets, met by, overlaps, overlaps before'],
  [always(truth), 'overlaps after, finishes, finished by, includes, during, starts, started by, coincides'],
  [temporal('date'), 'date, today, last day of month'],
  [temporal('time'), 'time'],
  [temporal('date and time'), 'date and time, now, business hours after'],
  [temporal('years and months duration'), 'years and months duration'],
  [always(oneOf([{ type: 'days and time duration' }, { type: 'years and months duration' }])), 'duration'],
  [temporal('range'), 'range'],
  [first, 'abs'],
  [item, 'min, max'],
  [sameList, 'sublist, remove, reverse, distinct values, duplicate values, sort'],
  [joined, 'concatenate, union'],
  [withItem, 'append'],
  [(given) => oneOf(given), 'get or else'],
  [withField, 'context put'],
  [always({ type: 'object' }), 'context, context merge'],
];

const results: ReadonlyMap<string, Result> = new Map(
  groups.flatMap(([result, names]) => names.split(', ').map((name) => [name, result] as const)),
);

/** What a built-in function gives for arguments of these shapes; always null besides. */
export function resultOf(name: string, given: readonly Shape[]): Shape {
  return results.get(name)?.(given) ?? anything;
}

/** The shape of a list's items, or of the value that counts as a list of itself. */
export function itemsOf(shape: Shape): Shape | undefined {
  const types = feelTypes(shape);
  if (types === undefined) return undefined;
  if (!types.includes('array')) return shape;
  // What is no list counts as one of itself; of what an empty one has there is nothing to say.
  const branches = (shape.anyOf ?? shape.oneOf ?? [shape]).filter(isFilled);
  const lists = branches.filter((branch) => feelTypes(branch)?.includes('array') === true);
  return lists.length === 0
    ? undefined
    : partOf(shape, oneOf(lists.map((list) => partOf(list, list.items ?? anything))));
}

function asList(shape: Shape): Shape {
  return listOf(itemsOf(shape) ?? anything);
}
