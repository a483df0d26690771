import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Whoever is told a code can read what to do about it. */
export function expectPageOf(code: string): void {
  const page = readFileSync(new URL(`../../docs/errors/${code}.md`, import.meta.url), 'utf8');
  expect(page).toMatch(/^\*\*What to do:\*\* \S/m);
}
