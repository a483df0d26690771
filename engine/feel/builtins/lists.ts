import { equals } from '../comparison.ts';
import type { Effort } from '../effort.ts';
import { isList, type FeelList, type FeelValue } from '../feel-value.ts';
import { anything, callable, place, list, optional, required, rest } from './parameters.ts';
import { builtIn, signature } from './signature.ts';
import { SeenValues } from './seen-values.ts';
import { sortBy } from './sorting.ts';
import { sizeOf } from '../size.ts';

/** Functions that look into lists or make new ones: DMN 1.5, table 76; Camunda's `duplicate values`, `partition`, `is empty`. */
export const lists = {
  'list contains': builtIn(
    signature([required('list', list), required('element', anything)], ([items, element], { effort }) =>
      has(items, element, effort),
    ),
  ),
  count: builtIn(signature([required('list', list)], ([items]) => items.length)),
  sublist: builtIn(
    signature(
      [required('list', list), required('start position', place), optional('length', place)],
      ([items, start, length]) => sublist(items, start, length),
    ),
  ),
  append: builtIn(
    signature([required('list', list), rest('item', anything)], ([items, added]) => [...items, ...added]),
  ),
  concatenate: builtIn(signature([rest('list', list)], ([all]) => all.flat())),
  'insert before': builtIn(
    signature(
      [required('list', list), required('position', place), required('newItem', anything)],
      ([items, position, item]) => {
        const index = indexAt(items, position);
        return index === undefined ? null : [...items.slice(0, index), item, ...items.slice(index)];
      },
    ),
  ),
  remove: builtIn(
    signature([required('list', list), required('position', place)], ([items, position]) => {
      const index = indexAt(items, position);
      return index === undefined ? null : items.filter((_, at) => at !== index);
    }),
  ),
  'list replace': builtIn(
    signature(
      [required('list', list), required('position', place), required('newItem', anything)],
      ([items, position, item]) => {
        const index = indexAt(items, position);
        return index === undefined ? null : items.map((old, at) => (at === index ? item : old));
      },
    ),
    signature(
      [required('list', list), required('match', callable), required('newItem', anything)],
      ([items, match, item], clock) => {
        const verdicts = items.map((old) => match.call({ kind: 'positional', values: [old, item] }, clock));
        if (!verdicts.every((verdict) => typeof verdict === 'boolean')) return null;
        return items.map((old, at) => (verdicts[at] === true ? item : old));
      },
    ),
  ),
  reverse: builtIn(signature([required('list', list)], ([items]) => items.toReversed())),
  'index of': builtIn(
    signature([required('list', list), required('match', anything)], ([items, match], { effort }) => {
      effort.weigh(items);
      return items.flatMap((item, index) => (equals(item, match) === true ? [index + 1] : []));
    }),
  ),
  union: builtIn(signature([rest('list', list)], ([all], { effort }) => distinct(all.flat(), effort))),
  'distinct values': builtIn(
    signature([required('list', list)], ([items], { effort }) => distinct(items, effort)),
  ),
  'duplicate values': builtIn(
    signature([required('list', list)], ([items], { effort }) => duplicates(items, effort)),
  ),
  flatten: builtIn(
    signature([required('list', list)], ([items], { effort }) => {
      effort.weigh(items);
      return flatten(items);
    }),
  ),
  sort: builtIn(
    signature([required('list', list), required('precedes', callable)], ([items, precedes], clock) =>
      sortBy(items, (left, right) => precedes.call({ kind: 'positional', values: [left, right] }, clock)),
    ),
    signature([required('list', list)], ([items], { effort }) => {
      effort.spend(sizeOf(items) * Math.ceil(Math.log2(items.length + 1)));
      return sortBy(items);
    }),
  ),
  partition: builtIn(
    signature([required('list', list), required('size', place)], ([items, size]) =>
      size < 1
        ? null
        : Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
            items.slice(index * size, (index + 1) * size),
          ),
    ),
  ),
  'is empty': builtIn(signature([required('list', list)], ([items]) => items.length === 0)),
};

function has(items: FeelList, wanted: FeelValue, effort: Effort): boolean {
  effort.weigh(items);
  return items.some((item) => equals(item, wanted) === true);
}

function distinct(items: FeelList, effort: Effort): FeelList {
  const seen = new SeenValues(effort);
  return items.filter((item) => seen.isNew(item));
}

/** Each value that comes again, once, where it comes first. */
function duplicates(items: FeelList, effort: Effort): FeelList {
  const [seen, repeated] = [new SeenValues(effort), new SeenValues(effort)];
  for (const item of items) if (!seen.isNew(item)) repeated.isNew(item);
  return distinct(items, effort).filter((item) => !repeated.isNew(item));
}

function flatten(items: FeelList): FeelList {
  return items.flatMap((item) => (isList(item) ? flatten(item) : [item]));
}

/** Positions count from 1, or from the end when negative; `undefined` outside the list. */
function indexAt(items: FeelList, position: number): number | undefined {
  const index = position > 0 ? position - 1 : items.length + position;
  return position !== 0 && index >= 0 && index < items.length ? index : undefined;
}

function sublist(items: FeelList, start: number, length: number | undefined): FeelList | null {
  const index = indexAt(items, start);
  if (index === undefined) return null;
  if (length === undefined) return items.slice(index);
  return length < 1 || index + length > items.length ? null : items.slice(index, index + length);
}
