import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { commands } from '../cli/commands.ts';
import packageJson from '../package.json' with { type: 'json' };
import {
  anchorsOf,
  codeBlocks,
  commandsIn,
  localLinks,
  readDocuments,
  type CodeBlock,
} from './docs/markdown.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const documents = readDocuments(root);
const typescript = documents.flatMap(codeBlocks).filter(({ language }) => language === 'ts');
const named = typescript.map((block) => ({ ...block, file: fileNamedBy(block) }));

test('every block of TypeScript says in its first line which file it is, or would be', () => {
  expect(named.filter(({ file }) => file === undefined)).toEqual([]);
  expect(named.length).toBeGreaterThan(3);
});

test.each(named.filter(({ file = '' }) => existsSync(join(root, file))))(
  '$path:$line shows $file as it is',
  ({ file = '', code }) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(code.slice(code.indexOf('\n') + 1).trim());
  },
);

test('every block of TypeScript compiles', { timeout: 120_000 }, () => {
  const folder = join(root, 'node_modules/.cache/maschinenraum/docs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = named.map(({ path, line, code, file = '' }) => {
    const name = `${path.replaceAll(/[/.]/g, '-')}-${line}.ts`;
    writeFileSync(join(folder, name), importsFrom(folder, file, code));
    return name;
  });
  const config = { extends: join(root, 'tsconfig.json'), files, include: [], exclude: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

test.each(
  documents
    .map((document) => ({ ...document, links: localLinks(document) }))
    .filter(({ links }) => links.length > 0),
)('the links of $path lead somewhere', ({ path, links }) => {
  expect(links.filter((link) => !leadsSomewhere(path, link))).toEqual([]);
});

const written = documents.flatMap((document) =>
  commandsIn(document, 'npx maschinenraum ')
    .filter(([name = '']) => /^[a-z]/.test(name))
    .map((words) => ({ path: document.path, command: words.join(' '), words })),
);

test.each(written)('$path: npx maschinenraum $command', async ({ words: [name = '', ...rest] }) => {
  expect(Object.keys(commands)).toContain(name);
  const command = await commands[name]?.();
  const inner = command?.commands.find((each) => each.name() === rest[0]);
  const options = rest.filter((word) => word.startsWith('-'));
  expect(options.filter((option) => !optionsOf(inner ?? command).includes(option))).toEqual([]);
  const wantsInner = command !== undefined && command.commands.length > 0 && options.length < rest.length;
  expect(inner !== undefined).toBe(wantsInner);
});

test('every npm script that a document names is there', () => {
  const names = documents.flatMap(({ text }) =>
    [...text.matchAll(/npm run ([a-z:-]*[a-z])/g)].map(([, name]) => name),
  );
  expect(names.filter((name = '') => !Object.hasOwn(packageJson.scripts, name))).toEqual([]);
});

test('docs/operations.md has every environment variable that is read', () => {
  const operations = documents.find(({ path }) => path === 'docs/operations.md')?.text ?? '';
  const documented = variablesIn(operations);
  const read = ['activities/kit', 'api', 'cli', 'scripts', 'vault', 'worker'].flatMap((folder) =>
    variablesIn(sourcesUnder(join(root, folder)).join('\n')),
  );
  const families = documented.filter((name) => name.endsWith('_'));
  const missing = [...new Set(read)].filter(
    (name) => !documented.includes(name) && !families.some((family) => name.startsWith(family)),
  );
  expect(missing).toEqual([]);
});

test('the picture in the README is lead-handover as it is drawn today (scripts/draw-diagram.mjs)', () => {
  const drawing = readFileSync(join(root, 'definitions/lead-handover/lead-handover.bpmn'), 'utf8');
  const picture = readFileSync(join(root, 'docs/lead-handover.svg'), 'utf8');
  const shapes = [
    ...drawing.matchAll(/BPMNShape [^>]*bpmnElement="([^"]+)"[^>]*>\s*<dc:Bounds x="(\d+)" y="(\d+)"/g),
  ];
  const places = shapes.map(
    ([, id, x, y]) => `data-element-id="${id}" transform="matrix(1 0 0 1 ${x} ${y})"`,
  );
  expect(places.length).toBeGreaterThan(30);
  expect(places.filter((place) => !picture.includes(place))).toEqual([]);
  const said = [...picture.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, text]) => text).join(' ');
  const names = [...drawing.matchAll(/<bpmn:\w*(?:Task|Event|Gateway) [^>]*name="([^"]+)"/g)];
  const words = names.flatMap(([, name = '']) => name.split(' '));
  expect(words.filter((word) => !said.includes(word))).toEqual([]);
});

test('the example of the README still goes the way it says', () => {
  const readme = documents.find(({ path }) => path === 'README.md') ?? { path: '', text: '' };
  const [before = ''] = codeBlocks(readme).flatMap(({ language, code }) =>
    language === 'text' ? [code] : [],
  );
  const [command = []] = written.flatMap(({ path, words }) =>
    path === 'README.md' && words[0] === 'run' ? [words] : [],
  );
  const { stdout } = spawnSync(process.execPath, ['cli/bin.mjs', ...command], {
    cwd: root,
    encoding: 'utf8',
  });
  const lines = before
    .trim()
    .split('\n')
    .map((line) => line.replace('…  ', '').replaceAll(/ +/g, ' '));
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => !stdout.replaceAll(/ +/g, ' ').includes(line))).toEqual([]);
  const drawing = readFileSync(join(root, 'definitions/lead-handover/lead-handover.bpmn'), 'utf8').split(
    '\n',
  );
  const flow = drawing.findIndex((line) =>
    line.includes('<bpmn:sequenceFlow id="qualifiedToAssignTerritory"'),
  );
  expect(readme.text).toContain(
    `lead-handover.bpmn:${flow + 1}:5 error VARIABLE_UNKNOWN qualifiedToAssignTerritory`,
  );
});

test('decisions are numbered, each number once', () => {
  const decisions = documents.filter(({ path }) => path.startsWith('docs/decisions/'));
  const numbers = decisions.map(({ path }) =>
    path.slice('docs/decisions/'.length, 'docs/decisions/0000'.length),
  );
  expect([...new Set(numbers)]).toEqual(numbers);
  expect(decisions.filter(({ text }, index) => !text.startsWith(`# ${numbers[index]}: `))).toEqual([]);
});

/** `// workflows/example.ts` */
function fileNamedBy({ code }: CodeBlock): string | undefined {
  return /^\/\/ ([\w./-]+\.ts)\n/.exec(code)?.[1];
}

/** Relative imports as they have to read where the block is compiled. */
function importsFrom(folder: string, file: string, code: string): string {
  return code.replaceAll(/(from ')(\.[^']*)'/g, (_, before: string, target: string) => {
    const wanted = relative(folder, resolve(root, dirname(file), target)).replaceAll('\\', '/');
    return `${before}${wanted}'`;
  });
}

function leadsSomewhere(from: string, link: string): boolean {
  const [target = '', anchor] = link.split('#');
  const path =
    target === '' ? from : relative(root, resolve(root, dirname(from), target)).replaceAll('\\', '/');
  if (!existsSync(join(root, path))) return false;
  const document = documents.find((each) => each.path === path);
  return anchor === undefined || document === undefined || anchorsOf(document).includes(anchor);
}

function optionsOf(command: Command | undefined): readonly string[] {
  return [...(command?.options ?? []).flatMap(({ long, short }) => [long ?? '', short ?? '']), '--help'];
}

function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(/MASCHINENRAUM_[A-Z_]+/g)].map(([name]) => name);
}

function sourcesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.m?ts$|\.mjs$/.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
