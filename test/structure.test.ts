import { describe, expect, it } from 'vitest';
import { connectors } from '../activities/connectors/index.gen.ts';
import { elements } from '../engine/elements/index.ts';
import { eventDefinitions } from '../engine/event-definitions/index.ts';
import { mayImport, mayImportTypesOf } from './structure/directions.ts';
import { saidCodes } from './structure/error-codes.ts';
import { allSources, importsOf, root, stems, textOf } from './structure/sources.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const sources = allSources();

/** `exclusiveGateway` -> `exclusive-gateway`. */
function stemOf(kind: string): string {
  return kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Stems of the code in a folder but for its table and what its files share. */
function codeIn(folder: string, shared: readonly string[]): readonly string[] {
  return stems(folder, '.ts').filter((stem) => !stem.includes('.') && !['index', ...shared].includes(stem));
}

describe('one stem through all layers', () => {
  const kinds = Object.keys(elements).map(stemOf).sort();
  const definitions = Object.keys(eventDefinitions).map(stemOf).sort();
  // What BPMN draws around and beside its elements has a page, but no code of its own kind.
  const aspects = ['data', 'global-task', 'lane', 'multi-instance', 'pool', 'standard-loop'];

  it.each([
    ['engine/elements', codeIn('engine/elements', ['job-call', 'thrown-event']), kinds],
    ['its tests', stems('engine/elements', '.test.ts'), kinds],
    ['compiler/elements', codeIn('compiler/elements', ['table']), kinds],
    ['engine/event-definitions', codeIn('engine/event-definitions', []), definitions],
    ['its tests', stems('engine/event-definitions', '.test.ts'), definitions],
    ['compiler/event-definitions', codeIn('compiler/event-definitions', ['table', 'kinds']), definitions],
    ['docs/elements', stems('docs/elements', '.md'), [...kinds, ...definitions, ...aspects, 'README'].sort()],
  ])('%s has exactly the supported kinds', (_, found, wanted) => {
    expect(found).toEqual(wanted);
  });

  it('connectors are those in the registry', () => {
    const folders = readdirSync(join(root, 'activities/connectors'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.sort()).toEqual(
      Object.values(connectors)
        .map((connector) => connector.tool.id)
        .sort(),
    );
  });
});

describe('errors', () => {
  const pages = new Set(stems('docs/errors', '.md'));
  const said = saidCodes();

  it('every code has a page', () => {
    expect([...said].filter(([code]) => !pages.has(code))).toEqual([]);
  });

  it('every page has a code', () => {
    const texts = sources.filter((source) => source.kind !== 'generated').map(textOf);
    const words = new Set(texts.flatMap((text) => text.match(/\b[A-Z]+(?:_[A-Z]+)*\b/g) ?? []));
    expect([...pages].filter((page) => !words.has(page))).toEqual([]);
  });
});

describe('dependency direction', () => {
  it.each(Object.keys(mayImport))('%s imports only what lies below it', (top) => {
    const wrong = sources
      .filter((source) => source.top === top && source.kind !== 'test')
      .flatMap(importsOf)
      .filter(({ to, typeOnly }) => {
        const allowed = [top, ...(mayImport[top] ?? []), ...(typeOnly ? (mayImportTypesOf[top] ?? []) : [])];
        return !allowed.some((place) => to === place || to.startsWith(`${place}/`));
      });
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  it('none has more than 400 lines', () => {
    const long = sources.filter(
      (source) => source.kind !== 'generated' && textOf(source).split('\n').length > 401,
    );
    expect(long.map((source) => source.path)).toEqual([]);
  });

  it('are named for what they hold, in kebab-case', () => {
    const vague = /^(utils?|helpers?|common|functions|manager|misc|shared|stuff|tools-?utils?)\./;
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
    const named = sources.filter((source) => vague.test(source.name) || !kebab.test(source.name));
    expect(named.map((source) => source.path)).toEqual([]);
  });
});
