import { width } from './width.ts';

/** JSON as the formatter writes it: what fits stands on one line. The same data always gives the same bytes. */
export function stableJson(value: unknown): string {
  return `${print(value, '', 0)}\n`;
}

function print(value: unknown, indent: string, column: number): string {
  // One column less for the comma that may follow.
  const inline = oneLine(value, width - column - 1);
  if (inline !== undefined) return inline;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${print(item, inner, inner.length)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (isObject(value)) {
    const entries = entriesOf(value).map(([key, entry]) => {
      const name = `${inner}${JSON.stringify(key)}: `;
      return `${name}${print(entry, inner, name.length)}`;
    });
    return `{\n${entries.join(',\n')}\n${indent}}`;
  }
  return JSON.stringify(value);
}

/** On one line of at most `room` columns; undefined where it is longer, or where the formatter breaks it whatever its length. */
function oneLine(value: unknown, room: number): string | undefined {
  if (Array.isArray(value)) {
    // The formatter breaks lists of objects and lists of lists.
    if (value.length > 1 && (value.every(isLongObject) || value.every(isLongList))) return undefined;
    const items = joined(value, room - 2, (item, left) => oneLine(item, left));
    return items === undefined ? undefined : `[${items}]`;
  }
  if (isObject(value)) {
    const all = entriesOf(value);
    if (all.length === 0) return '{}';
    const entries = joined(all, room - 4, ([key, entry], left) => {
      const name = `${JSON.stringify(key)}: `;
      const text = oneLine(entry, left - name.length);
      return text === undefined ? undefined : name + text;
    });
    return entries === undefined ? undefined : `{ ${entries} }`;
  }
  const text = JSON.stringify(value);
  return text.length > room ? undefined : text;
}

/** Joins while there is room, so that long values cost no more than a line. */
function joined<T>(
  items: readonly T[],
  room: number,
  print: (item: T, left: number) => string | undefined,
): string | undefined {
  let text = '';
  for (const item of items) {
    if (text !== '') text += ', ';
    const next = print(item, room - text.length);
    if (next === undefined) return undefined;
    text += next;
  }
  return text.length > room ? undefined : text;
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, entry]) => entry !== undefined);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLongObject(value: unknown): boolean {
  return isObject(value) && entriesOf(value).length > 1;
}

function isLongList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 1;
}
