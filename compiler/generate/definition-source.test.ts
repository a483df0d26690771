import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { definitions } from '../../definitions/index.gen.ts';
import type { Element, Model } from '../../engine/model.ts';
import type { DefinitionSchema } from '../check/schema.ts';
import { definitionSource, type DefinitionSource } from './definition-source.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const { definition, schema } = definitions['legal-review'];
const { model, hash } = definition;
const source: DefinitionSource = { model, hash, released: [], deployments: {}, schema };

/** With its fields in the opposite order, as if they had been written or read so. */
function backwards<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).toReversed()) as Value;
}

/** The model with another text everywhere. */
function saying(text: string): Model {
  const elements = Object.entries(model.elements).map(([id, element]) => [
    id,
    { ...element, name: text, documentation: text } as Element,
  ]);
  return { ...model, name: text, elements: Object.fromEntries(elements) };
}

const odd: DefinitionSchema = {
  ...schema,
  variables: z.object({}).describe('All */ of them'),
  start: z.object({}).describe('What the owner knows.'),
};

const named: Model = {
  ...model,
  elements: {
    ...model.elements,
    'it.is-odd': { ...(model.elements['reviewClaims'] as Element), id: 'it.is-odd' },
    'tell-sales': { ...(model.elements['tellRejected'] as Element), id: 'tell-sales' },
  },
};

const sources: readonly (readonly [what: string, source: DefinitionSource])[] = [
  ['as it is', source],
  ['a comment that ends', { ...source, model: saying('It ends */ here') }],
  ['tags and braces', { ...source, model: saying('@deprecated {@link x} and someone@example.com') }],
  ['lines and blanks', { ...source, model: saying(' one\n\n  two\tthree  ') }],
  ['a word that fits nowhere', { ...source, model: saying('x'.repeat(300)) }],
  ['words just at the edge', { ...source, model: saying(`${'y'.repeat(99)} ${'z'.repeat(107)} end`) }],
  ['nothing at all', { ...source, model: saying('') }],
  ['described by zod', { ...source, schema: odd }],
  [
    'ids that are no identifiers',
    {
      ...source,
      model: named,
      schema: { ...schema, tasks: { ...schema.tasks, 'it.is-odd': schema.tasks.reviewClaims } },
    },
  ],
  ['no steps', { ...source, model: { ...model, elements: {} } }],
  ['older models', { ...source, released: ['b'.repeat(64), 'a'.repeat(64)] }],
];

describe('the generated file', () => {
  it('is the same whatever the order in which things were written and read', () => {
    const other = {
      ...source,
      released: ['a'.repeat(64), 'b'.repeat(64)],
      schema: { ...schema, tasks: backwards(schema.tasks), messages: backwards(schema.messages) },
    };
    const again = { ...source, released: other.released.toReversed() };
    expect(definitionSource(other)).toBe(definitionSource(again));
  });

  it('is written as the formatter does, whatever stands in the diagram', () => {
    const folder = mkdtempSync(join(tmpdir(), 'generated-'));
    cpSync(join(repository, '.oxfmtrc.json'), join(folder, '.oxfmtrc.json'));
    for (const [what, one] of sources)
      writeFileSync(join(folder, `${what.replaceAll(' ', '-')}.ts`), definitionSource(one));
    const formatter = join(repository, 'node_modules', '.bin', 'oxfmt');
    expect(() => execFileSync(formatter, ['--check', '.'], { cwd: folder, stdio: 'pipe' })).not.toThrow();
    rmSync(folder, { recursive: true });
  });

  it.each(sources)('%s: no comment ends before its time, and none is a tag', (_, one) => {
    const code = definitionSource(one).replaceAll(/\/\*\*[^]*?\*\//g, '');
    expect(code).not.toMatch(/\*\/|^ *\* /m);
    expect(definitionSource(one)).not.toMatch(/^ *(?:\/\*)?\*+ @/m);
  });

  it('says of a task what the diagram and its form say', () => {
    expect(definitionSource(source)).toContain(`
  /**
   * Confirm the condition. The role that set the condition looks at the proof. Never the person who met it. A
   * refusal carries its reason.
   *
   * - \`decision\`: Decision
   * - \`reason\`: Reason (needed when refusing)
   */
  confirmCondition: z.input<typeof schema.tasks.confirmCondition>;
`);
  });
});
