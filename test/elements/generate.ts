import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groups } from './cases.ts';
import { coverageOf, type Tried } from './coverage.ts';
import type { ElementCase } from './element-case.ts';
import { eventCases } from './event-cases.ts';
import { titleOf, withCase, type Page } from './pages.ts';
import { tryCase } from './try-case.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The pages about elements, with their pictures and the table. */
export const elementsFolder = join(root, 'docs/elements');

/** Everything in docs/elements that comes out of cases, by file name; text outside of the blocks stays as it is. */
export async function generateDocuments(): Promise<ReadonlyMap<string, string>> {
  const events = await tryAll(eventCases);
  const parts = await Promise.all(
    groups.map(async ({ title, cases }) => ({ title, tried: await tryAll(cases) })),
  );
  const tried = [...events, ...parts.flatMap((part) => part.tried)];
  const pages = pagesThere();
  const listed = pages.map((page) => ({ stem: page.stem, title: titleOf(page) }));
  const files = new Map([['README.md', coverageOf(events, parts, listed)]]);
  for (const page of pages) for (const [name, text] of await withCase(page, tried)) files.set(name, text);
  return formatted(files);
}

/** The pages that people write. */
export function pagesThere(): readonly Page[] {
  return readdirSync(elementsFolder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => ({
      stem: name.slice(0, -'.md'.length),
      text: readFileSync(join(elementsFolder, name), 'utf8'),
    }));
}

async function tryAll(cases: readonly ElementCase[]): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  for (const one of cases) tried.push({ one, outcome: await tryCase(one) });
  return tried;
}

/** As the formatter of the repository leaves them, so that a check of the format finds nothing. */
function formatted(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const scratch = mkdtempSync(join(tmpdir(), 'maschinenraum-elements-'));
  try {
    for (const [name, text] of files) writeFileSync(join(scratch, name), text);
    const documents = [...files.keys()].filter((name) => name.endsWith('.md'));
    const oxfmt = join(root, 'node_modules/oxfmt/bin/oxfmt');
    execFileSync(process.execPath, [oxfmt, '--config', join(root, '.oxfmtrc.json'), ...documents], {
      cwd: scratch,
      stdio: 'pipe',
    });
    return new Map([...files.keys()].map((name) => [name, readFileSync(join(scratch, name), 'utf8')]));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** `node --import tsx test/elements/generate.ts [--check]`: writes the pages, or exits 1 where one is stale. */
async function main(check: boolean): Promise<void> {
  for (const [name, text] of await generateDocuments()) {
    const file = join(elementsFolder, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (check) {
      process.stderr.write(
        `docs/elements/${name} is stale: run node --import tsx test/elements/generate.ts\n`,
      );
      process.exitCode = 1;
    } else {
      writeFileSync(file, text);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
