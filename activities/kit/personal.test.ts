import { expect, it } from 'vitest';
import { z } from 'zod';
import { personal, personalFields } from './personal.ts';

const email = personal(z.email(), { category: 'contact', purpose: 'lead handover' });

it('shows in the JSON Schema, beside what was said before', () => {
  const schema = personal(z.email().meta({ title: 'E-mail' }), {
    category: 'contact',
    purpose: 'newsletter',
  });
  expect(z.toJSONSchema(schema)).toMatchObject({
    title: 'E-mail',
    format: 'email',
    'x-personal': { category: 'contact', purpose: 'newsletter' },
  });
});

it('leaves the schema that it was given unmarked', () => {
  const plain = z.email();
  personal(plain, { category: 'contact', purpose: 'newsletter' });
  expect(personalFields(z.object({ plain }))).toEqual([]);
});

it.each([
  ['a field', z.object({ email }), [['email']]],
  ['an optional field', z.object({ email: email.optional() }), [['email']]],
  ['a nullable field', z.object({ email: email.nullable() }), [['email']]],
  ['a field within', z.object({ lead: z.object({ email }) }), [['lead', 'email']]],
  ['items of a list', z.object({ leads: z.array(z.object({ email })) }), [['leads', '[]', 'email']]],
  ['values of a record', z.object({ byId: z.record(z.string(), email) }), [['byId', '{}']]],
  [
    'a branch',
    z.object({ who: z.union([z.object({ email }), z.object({ id: z.string() })]) }),
    [['who', 'email']],
  ],
  ['nothing', z.object({ id: z.string() }), []],
])('finds %s', (_name, schema, paths) => {
  expect(personalFields(schema).map(({ path }) => path)).toEqual(paths);
});

it('says category and purpose', () => {
  expect(personalFields(z.object({ email }))).toEqual([
    { path: ['email'], category: 'contact', purpose: 'lead handover' },
  ]);
});
