import { z } from 'zod';
import { goodLead, postLead } from '../../cli/demo/leads.ts';
import { untilServed } from './patient-person.ts';

const taken = z.object({ caseId: z.string() });

/** Sends a lead as the landing page does, under the same delivery id until somebody takes it. Gives the case id. */
export async function deliverLead(
  to: { readonly url: string; readonly secret: string },
  index: number,
  campaign: string,
): Promise<string> {
  const lead = goodLead(index, campaign);
  const { status, text } = await untilServed(`lead ${index}`, () => postLead(to, `lead-${index}`, lead));
  if (status >= 300) throw new Error(`lead ${index} was refused: ${status} ${text}`);
  return taken.parse(JSON.parse(text)).caseId;
}
