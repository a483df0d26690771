import { expect, it } from 'vitest';
import { z } from 'zod';
import { furtherName } from './further-name.ts';

const fields = z.record(furtherName(['email', 'firstName']), z.string());

it.each(['email', 'E-Mail', '$email', 'firstName', 'first_name', 'First Name'])('refuses %s', (name) => {
  const { error } = fields.safeParse({ [name]: 'ada@example.com' });
  expect(error?.issues).toMatchObject([{ code: 'invalid_key', path: [name] }]);
});

it.each(['emailDomain', 'name', '電話'])('takes %s', (name) => {
  expect(fields.parse({ [name]: 'x' })).toEqual({ [name]: 'x' });
});

it('keeps to what names must look like anyway', () => {
  const narrow = z.record(furtherName(['value'], z.string().regex(/^[a-z]+$/)), z.string());
  expect(narrow.safeParse({ Campaign: 'x' }).success).toBe(false);
  expect(narrow.safeParse({ value: 'x' }).success).toBe(false);
  expect(narrow.safeParse({ campaign: 'x' }).success).toBe(true);
});
