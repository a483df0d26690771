import { randomUUID } from 'node:crypto';
import type { Contract } from '../../api/client/index.ts';
import { DELIVERY_HEADER, SIGNATURE_HEADER, signDelivery } from '../../api/index.ts';

/** Purpose of the consent that the landing page's form asks for, as the consent tool knows it. */
const MARKETING_EMAIL = '7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901';
const INTERESTS = ['demo', 'pricing', 'whitepaper', 'newsletter'] as const;
const CHANNELS = ['google-ads', 'meta-ads', 'klaviyo'] as const;

/** Sends a lead as the landing page's form does: signed, under a delivery id of its own. Gives the case id. */
export async function sendLead(
  apiUrl: string,
  secret: string,
  index: number,
  campaign: string,
): Promise<string> {
  const channel = CHANNELS[index % CHANNELS.length];
  const lead: Contract['messages']['leadArrived']['lead'] = {
    email: `lead-${index}@customer-${index}.example`,
    firstName: `Vorname${index}`,
    lastName: `Nachname${index}`,
    phone: `+49 30 ${100_000 + index}`,
    ...(channel === 'google-ads' ? { gclid: `Cj0KCQ-demo-${index}` } : {}),
    company: `Customer ${index} GmbH`,
    employees: 20 + ((index * 37) % 900),
    country: 'DE',
    interest: INTERESTS[index % INTERESTS.length] ?? 'demo',
    campaign,
    channel,
    consent: { given: index % 20 !== 0, at: new Date().toISOString(), purposeId: MARKETING_EMAIL },
  };
  const body = JSON.stringify({ lead });
  const id = randomUUID();
  const response = await fetch(`${apiUrl}/api/v1/webhooks/landing-page`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [DELIVERY_HEADER]: id,
      [SIGNATURE_HEADER]: signDelivery({ id, body }, { secret, at: new Date() }),
    },
    body,
  });
  if (!response.ok) throw new Error(`the webhook gave ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { caseId: string }).caseId;
}
