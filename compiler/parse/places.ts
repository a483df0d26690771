import type { Place } from '../diagnostics.ts';

/** Where the elements of a file stand, by id; an id that stands there twice has two places. */
export type Places = ReadonlyMap<string, readonly Place[]>;

// Comments, CDATA and processing instructions are matched so that a tag inside them is none.
const tokens =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[A-Za-z_](?:[^"'>]|"[^"]*"|'[^']*')*>/g;
const attributes = /\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Reads the places of all elements with an `id` from well-formed XML, in one pass. */
export function readPlaces(xml: string): Places {
  const places = new Map<string, Place[]>();
  let line = 1;
  let lineStart = 0;
  let newline = xml.indexOf('\n');
  for (const token of xml.matchAll(tokens)) {
    while (newline !== -1 && newline < token.index) {
      line += 1;
      lineStart = newline + 1;
      newline = xml.indexOf('\n', lineStart);
    }
    const id = idOf(token[0]);
    if (id === undefined) continue;
    const place = { line, col: token.index - lineStart + 1 };
    const known = places.get(id);
    if (known === undefined) places.set(id, [place]);
    else known.push(place);
  }
  return places;
}

function idOf(tag: string): string | undefined {
  if (/^<[!?]/.test(tag) || !tag.includes('id')) return undefined;
  for (const [, name, doubleQuoted, singleQuoted] of tag.matchAll(attributes)) {
    if (name === 'id') return doubleQuoted ?? singleQuoted;
  }
  return undefined;
}

/** Id of the element that stands at a place or, where that one has none, of the last one before it. */
export function idAt(places: Places, { line, col }: Place): string | undefined {
  let last: { readonly id: string; readonly place: Place } | undefined;
  for (const [id, all] of places) {
    for (const place of all) {
      const before = place.line < line || (place.line === line && place.col <= col);
      const later =
        !last ||
        place.line > last.place.line ||
        (place.line === last.place.line && place.col > last.place.col);
      if (before && later) last = { id, place };
    }
  }
  return last?.id;
}
