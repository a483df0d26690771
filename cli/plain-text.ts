/** Columns that a line of prose takes at a terminal. */
const WIDTH = 100;

/** Markdown of our docs as a terminal shows it: no marks, prose in lines of a readable length, code as it stands. */
export function plainText(markdown: string): string {
  const blocks = markdown.trim().split(/^(```[^\n]*\n[^]*?^```)$/m);
  return blocks
    .map((block) => (block.startsWith('```') ? codeBlock(block) : prose(block)))
    .filter((text) => text !== '')
    .join('\n\n');
}

function codeBlock(block: string): string {
  const lines = block.split('\n').slice(1, -1);
  return lines.map((line) => `    ${line}`).join('\n');
}

function prose(block: string): string {
  const paragraphs = block.trim().split(/\n{2,}/);
  return paragraphs
    .map((paragraph) =>
      paragraph
        .split(/\n(?=- )/)
        .map((item) => wrapped(unmarked(item), item.startsWith('- ') ? '  ' : ''))
        .join('\n'),
    )
    .join('\n\n');
}

function unmarked(text: string): string {
  return text
    .replaceAll(/^#+ /gm, '')
    .replaceAll('**', '')
    .replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, (_, shown: string, target: string) =>
      target.includes(shown) ? shown : `${shown} (${target})`,
    );
}

function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
