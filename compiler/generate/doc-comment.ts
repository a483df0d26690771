import type { Element } from '../../engine/model.ts';
import { width } from './width.ts';

/** A TSDoc comment, with a list if there is one, broken between words: the formatter leaves comments as they are. */
export function docComment(
  text: string,
  { indent = '', items = [] }: { readonly indent?: string; readonly items?: readonly string[] } = {},
): readonly string[] {
  const said = plain(text);
  if (said === '' && items.length === 0) return [];
  const line = `${indent}/** ${said} */`;
  if (items.length === 0 && line.length <= width) return [line];
  const room = width - indent.length - ' * '.length;
  const list = items.flatMap((item) =>
    wrapped(plain(item), room - 2).map((part, index) => `${index === 0 ? '-' : ' '} ${part}`),
  );
  const lines = [...wrapped(said, room), ...(said === '' || list.length === 0 ? [] : ['']), ...list];
  return [`${indent}/**`, ...lines.map((one) => `${indent} * ${one}`.trimEnd()), `${indent} */`];
}

/** What the diagram says of an element, as a paragraph: its name and its documentation. */
export function describe(element: Pick<Element, 'id' | 'name' | 'documentation'> | undefined): string {
  const { name, documentation } = element ?? {};
  return sentences(name, documentation);
}

/** Texts, of which some may be missing, one after the other, each with its full stop. */
export function sentences(...texts: readonly (string | undefined)[]): string {
  return texts
    .flatMap((text = '') => (text.trim() === '' ? [] : [text.trim()]))
    .map((text) => (/[.!?:]$/.test(text) ? text : `${text}.`))
    .join(' ');
}

/** One line without anything that ends the comment or begins a tag. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('*/', '*\\/')
    .replaceAll(/(^| )@/g, '$1\\@')
    .trim();
}

function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text === '' ? [] : text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > room) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
