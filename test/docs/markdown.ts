import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A document of the repository; `path` is relative to the root, with forward slashes. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** A fenced block of code; `line` is where its fence stands. */
export interface CodeBlock {
  readonly path: string;
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

const elsewhere = new Set(['node_modules', '.git', '.cache', '.maschinenraum', 'coverage']);

/** Every Markdown file under a folder. */
export function readDocuments(root: string, folder = root): readonly Document[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) return elsewhere.has(entry.name) ? [] : readDocuments(root, file);
    if (!entry.name.endsWith('.md')) return [];
    return [{ path: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }];
  });
}

/** The fenced blocks of a document. */
export function codeBlocks({ path, text }: Document): readonly CodeBlock[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language = '', 2: code = '', index }) => ({
      path,
      line: lineAt(text, index),
      language,
      code,
    }),
  );
}

/** Where links and pictures lead that are no addresses of the web; code is no link. */
export function localLinks({ text }: Document): readonly string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors of a document's headings, as GitHub makes them. */
export function anchorsOf({ text }: Document): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What stands after a program's name wherever a document writes such a command, word by word, without comments. */
export function commandsIn({ text }: Document, program: string): readonly (readonly string[])[] {
  const lines = text.replaceAll('\\|', '|').split('\n');
  return lines.flatMap((line) =>
    line
      .split(program)
      .slice(1)
      .map((rest) => words(rest.replace(/`.*$/, '').replace(/\s#.*$/, ''))),
  );
}

/** Words as a shell would see them; what is quoted is one. */
function words(text: string): readonly string[] {
  return text.match(/'[^']*'|"(?:[^"\\]|\\.)*"|\S+/g) ?? [];
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
