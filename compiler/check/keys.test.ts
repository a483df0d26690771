import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseExpression } from '../feel/index.ts';
import { findingsIn } from '../testing/check-sketch.ts';
import { around, extensions, node } from '../testing/sketch.ts';
import { keyMisfit } from './keys.ts';
import { shapeOf } from './shape.ts';

const schema = z.object({
  id: z.string(),
  number: z.int(),
  later: z.string().optional(),
  perhaps: z.string().nullable(),
  lead: z.strictObject({ id: z.string(), crm: z.string().optional() }),
  leads: z.array(z.string()),
});
const variables = shapeOf(schema);

test.each([
  ['id', undefined],
  ['number', undefined],
  ['later', undefined],
  ['lead.id', undefined],
  ['today()', undefined],
  ['get or else(perhaps, "none")', undefined],
  ['if perhaps != null then perhaps else id', undefined],
  ['lead', 'gives an object, which no message can name'],
  ['leads', 'gives a list, which no message can name'],
  ['perhaps', 'may be null, and a message without a key is for no certain case'],
  ['lead.crm', 'may be null, and a message without a key is for no certain case'],
])('the key %s: %s', (source, message) => {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(source);
  expect(keyMisfit(parsed.expression, variables)?.message).toBe(message);
});

test('a message that is awaited', async () => {
  const found = await findingsIn(
    around('wait', node('intermediateCatchEvent', 'wait', '<messageEventDefinition messageRef="m" />')),
    {
      schema: { start: schema, variables: schema },
      roots: `<message id="m" name="m">${extensions('subscription correlationKey="=leads"')}</message>`,
    },
  );
  expect(found).toEqual(['EXPRESSION_TYPE wait: correlation key: gives a list, which no message can name']);
});
