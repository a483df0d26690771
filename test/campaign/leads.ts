import { z } from 'zod';
import { DELIVERY_HEADER, SIGNATURE_HEADER, signDelivery } from '../../api/index.ts';
import { untilServed } from './patient-person.ts';

const MARKETING_EMAIL = '7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901';
const CHANNELS = ['google-ads', 'meta-ads', 'klaviyo'] as const;

const taken = z.object({ caseId: z.string() });

/** Sends a lead as the landing page does, under the same delivery id until somebody takes it. Gives the case id. */
export async function deliverLead(
  to: { readonly url: string; readonly secret: string },
  index: number,
  campaign: string,
): Promise<string> {
  const channel = CHANNELS[index % CHANNELS.length];
  const lead = {
    email: `lead-${index}@customer-${index}.example`,
    firstName: `Vorname${index}`,
    lastName: `Nachname${index}`,
    company: `Customer ${index} GmbH`,
    employees: 400,
    country: 'DE',
    interest: 'demo',
    campaign,
    channel,
    ...(channel === 'google-ads' ? { gclid: `Cj0KCQ-${index}` } : {}),
    consent: { given: true, at: '2026-11-20T08:00:00Z', purposeId: MARKETING_EMAIL },
  };
  const delivery = { id: `lead-${index}`, body: JSON.stringify({ lead }) };
  const { status, text } = await untilServed(`lead ${index}`, () =>
    fetch(`${to.url}/api/v1/webhooks/landing-page`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [DELIVERY_HEADER]: delivery.id,
        [SIGNATURE_HEADER]: signDelivery(delivery, { secret: to.secret, at: new Date() }),
      },
      body: delivery.body,
    }),
  );
  if (status >= 300) throw new Error(`lead ${index} was refused: ${status} ${text}`);
  return taken.parse(JSON.parse(text)).caseId;
}
