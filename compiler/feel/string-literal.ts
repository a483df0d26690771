const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([\s\S]))/g;

/** The text a string literal stands for (DMN 1.5, grammar rules 35 and 64). */
export function unquote(literal: string): string {
  return literal.slice(1, -1).replace(ESCAPE, (whole: string, short, long, single) => {
    const code: unknown = short ?? long;
    if (typeof code === 'string') return characterOf(code, whole);
    return typeof single === 'string' ? (SINGLE.get(single) ?? whole) : whole;
  });
}

const SINGLE: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
]);

function characterOf(hex: string, whole: string): string {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
