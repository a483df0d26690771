import { z } from 'zod';

/** A field that holds JSON as text. */
export const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'is no JSON' });
    return z.NEVER;
  }
});

/** What a parameter holds as JSON; null where there is none, nothing where it is no JSON. */
export function jsonOf(text: string | null): unknown {
  return jsonText.safeParse(text ?? 'null').data;
}
