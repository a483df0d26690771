const SPACE = 0x20;
const SLASH = 0x2f;
const DELETE = 0x7f;

/** White space, with the next-line character that `\s` leaves out (DMN 1.5, grammar rules 61 and 62). */
const BLANK = /[\s\u0085]+/y;

/** Where the next thing that is neither white space nor a comment begins. */
export function skipBlanks(source: string, from: number): number {
  let at = from;
  for (;;) {
    const code = source.charCodeAt(at);
    if (code === SPACE) {
      at += 1;
    } else if (code === SLASH) {
      const end = endOfComment(source, at);
      if (end === undefined) return at;
      at = end;
    } else if (code > SPACE && code < DELETE) {
      return at;
    } else {
      BLANK.lastIndex = at;
      if (!BLANK.test(source)) return at;
      at = BLANK.lastIndex;
    }
  }
}

/** `undefined` when no comment begins here, or one that has no end. */
function endOfComment(source: string, from: number): number | undefined {
  if (source[from + 1] === '/') {
    const end = source.indexOf('\n', from);
    return end < 0 ? source.length : end;
  }
  if (source[from + 1] !== '*') return undefined;
  const end = source.indexOf('*/', from + 2);
  return end < 0 ? undefined : end + 2;
}
