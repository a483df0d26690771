import type { ElementCase } from './element-case.ts';
import { pictureOf } from './picture/picture.ts';
import type { Tried } from './coverage.ts';

/** A page in docs/elements: the case it shows, named by its marker, stands in a block that is generated. */
export interface Page {
  readonly stem: string;
  readonly text: string;
}

const BLOCK = /<!-- case: (.+?) -->[\s\S]*?<!-- \/case -->/g;

/** The first line, without its mark. */
export function titleOf({ text }: Page): string {
  return /^# (.+)/.exec(text)?.[1] ?? '';
}

/** The names of the cases that a page shows. */
export function casesOn({ text }: Page): readonly string[] {
  return [...text.matchAll(BLOCK)].map(([, cell = '']) => cell);
}

/** The page with its case as it ran, and the picture of that: contents by file name. */
export async function withCase(page: Page, tried: readonly Tried[]): Promise<ReadonlyMap<string, string>> {
  const [cell, ...more] = casesOn(page);
  if (cell === undefined || more.length > 0)
    throw new Error(`docs/elements/${page.stem}.md shows ${more.length === 0 ? 'no case' : 'several cases'}`);
  const { one, outcome } = found(cell, page, tried);
  if (outcome.verdict !== 'executes')
    throw new Error(`docs/elements/${page.stem}.md: "${cell}" does not execute`);
  const picture = `${page.stem}.svg`;
  const block = [
    `<!-- case: ${cell} -->`,
    '',
    `![${cell}](${picture})`,
    '',
    `**Case:** \`${outcome.story}\``,
    '',
    '<!-- /case -->',
  ].join('\n');
  return new Map([
    [`${page.stem}.md`, page.text.replace(BLOCK, () => block)],
    [picture, await pictureOf(one.xml, cell)],
  ]);
}

function found(
  cell: string,
  { stem }: Page,
  tried: readonly Tried[],
): { one: ElementCase; outcome: Tried['outcome'] } {
  const entry = tried.find(({ one }) => one.cell === cell);
  if (entry === undefined) throw new Error(`docs/elements/${stem}.md: there is no case "${cell}"`);
  return entry;
}
