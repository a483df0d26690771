import { expect, test } from 'vitest';
import { z } from 'zod';
import { personal } from '../../engine/personal-data.ts';
import { parseExpression } from '../feel/index.ts';
import { personalReads } from './personal-reads.ts';
import { shapeOf } from './shape.ts';

const email = personal(z.string(), { category: 'contact', purpose: 'test' });
const lead = z.object({ email, score: z.number() });
const variables = shapeOf(z.object({ lead, leads: z.array(lead).optional() }));

test.each([
  ['leads[1].email = "x"', ['email']],
  ['leads[score > 3].email = "x"', ['email']],
  ['some l in leads satisfies l.email = "x"', ['email']],
  ['count(for l in leads return l.email) > 1', ['email']],
  ['{ a: lead }.a.email = "x"', ['email']],
  ['(if lead.score > 1 then lead else null).email = "x"', ['email']],
  ['get value(lead, "email") = "x"', ['email']],
  ['[lead][1].email = "x"', ['email']],
  ['leads[1].score > 3', []],
  ['some l in leads satisfies l.score > 3', []],
  // A plain path is told with its name, where names are checked.
  ['lead.email = "x"', []],
  ['for lead in [{ email: 1 }] return lead.email', []],
])('%s reads %j', (text, names) => {
  const parsed = parseExpression(text);
  expect(parsed.ok && personalReads(parsed.expression, variables)).toEqual(names);
});
