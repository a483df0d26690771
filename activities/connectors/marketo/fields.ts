import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

const PURPOSE = 'mailings to people who agreed';

export const email = personal(z.email(), { category: 'contact', purpose: PURPOSE });
export const phone = personal(z.string().min(1), { category: 'contact', purpose: PURPOSE });
export const personName = personal(z.string().min(1), { category: 'identity', purpose: PURPOSE });
export const leadId = z.int().positive();
export const listId = z.int().positive();
export const programId = z.int().positive();
/** A smart campaign. */
export const campaignId = z.int().positive();
export const instant = z.iso.datetime();

/** My tokens by their name without `my.`: what the mails of one run say instead of what the program says. */
export const tokens = z.record(z.string().min(1), z.string());

/** My tokens as Marketo writes them. */
export function tokenList(
  values: z.output<typeof tokens> | undefined,
): readonly { readonly name: string; readonly value: string }[] | undefined {
  return values && Object.entries(values).map(([name, value]) => ({ name: `{{my.${name}}}`, value }));
}
