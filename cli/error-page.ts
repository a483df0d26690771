import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project.ts';

/** What docs/errors says about a code. A part is absent where the page has none. */
export interface ErrorPage {
  readonly code: string;
  /** The page as it is written, in Markdown. */
  readonly markdown: string;
  /** What one reads, with examples for names. */
  readonly message?: string;
  readonly why?: string;
  readonly whatToDo?: string;
}

const folder = join(projectFolder, 'docs', 'errors');

/** Every code that has a page, in order. */
export function explainedCodes(): readonly string[] {
  return readdirSync(folder)
    .flatMap((name) => (name.endsWith('.md') ? [name.slice(0, -'.md'.length)] : []))
    .sort();
}

/** The page of a code; undefined where there is none. */
export function errorPage(code: string): ErrorPage | undefined {
  // The code becomes part of a path.
  if (!/^[A-Z][A-Z0-9_]*$/.test(code) || !explainedCodes().includes(code)) return undefined;
  const markdown = readFileSync(join(folder, `${code}.md`), 'utf8');
  return {
    code,
    markdown,
    ...part('message', markdown, 'Message'),
    ...part('why', markdown, 'Why'),
    ...part('whatToDo', markdown, 'What to do'),
  };
}

function part<K extends string>(key: K, markdown: string, title: string): { readonly [P in K]?: string } {
  const [, after] = markdown.split(new RegExp(String.raw`^\*\*${title}(?::\*\*|\*\*,) `, 'm'));
  if (after === undefined) return {};
  const [text = ''] = after.split(/\n\n(?=\*\*[A-Z][\w ]*(?::\*\*|\*\*,) )/);
  return { [key]: text.trim() } as { readonly [P in K]?: string };
}
