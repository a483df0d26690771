/** XML 1.0, appendix F: a byte order mark says how a file is written, else the zeros in its first characters. */
const signs: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x3c], 'utf-16be'],
];
const declaration = /^(<\?xml[^>]*\sencoding\s*=\s*["'])([\w.:-]+)(["'])/;
const LONGEST_DECLARATION = 200;

/**
 * The text of an XML file in whichever encoding it says it has; one that is unknown, or wrong, is read as UTF-8, with U+FFFD for what
 * is none. A declaration that has been heeded says UTF-8 from then on. Lines end as XML 1.0, 2.11, has them, wherever the file was saved:
 * texts with several of them are part of a model, and so of its hash.
 */
export function decodeXml(bytes: Uint8Array): string {
  const marked = signs.find(([sign]) => sign.every((byte, index) => bytes[index] === byte))?.[1];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, LONGEST_DECLARATION));
  const encoding = marked ?? declaration.exec(head)?.[2] ?? 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return withPlainEnds(text.replace(declaration, '$1UTF-8$3'));
  } catch {
    return withPlainEnds(new TextDecoder().decode(bytes));
  }
}

function withPlainEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}
