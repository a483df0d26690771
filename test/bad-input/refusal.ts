import { expect } from 'vitest';
import { z } from 'zod';
import type { Reply } from './callers.ts';
import { expectPageOf } from './error-page.ts';
import { PERSONAL } from './people-in-leads.ts';

const problem = z.object({ type: z.string() });

/** What every refusal of the API is: RFC 9457 with code, next step and the page of the code, and nothing of the person in what was sent. */
export async function expectRefusal(
  api: { readonly url: string },
  { status, mediaType, text, body }: Reply,
  wanted: { readonly status: number; readonly code: string },
): Promise<void> {
  expect({ status, body }).toMatchObject({
    status: wanted.status,
    body: { ...wanted, title: expect.stringMatching(/\w/), nextStep: expect.stringMatching(/\w/) },
  });
  expect(mediaType).toMatch(/^application\/problem\+json/);
  expect(text).not.toMatch(PERSONAL);
  const page = await fetch(`${api.url}${problem.parse(body).type}`);
  expect(await page.text()).toContain(`# ${wanted.code}\n`);
  expectPageOf(wanted.code);
}
