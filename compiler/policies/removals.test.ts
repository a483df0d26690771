import { beforeAll, expect, it } from 'vitest';
import { readCompany, type Company } from './testing/company.ts';
import { handedOtherwise } from './testing/handed-otherwise.ts';
import { madeUp } from './testing/made-up.ts';
import { removals } from './testing/removals.ts';

let company: Company;
beforeAll(async () => {
  company = await readCompany();
});

it('our definitions keep every policy', () => {
  expect(company.breaches()).toEqual([]);
});

it.each([...removals, ...madeUp, ...handedOtherwise].map(([what, ...removal]) => [what, removal] as const))(
  '%s',
  async (_, removal) => {
    const [process, edit, code, file] = removal;
    const breaches = await company.breachesAfter(process, edit, file);
    expect(breaches.map((breach) => breach.code)).toContain(code);
  },
);
