import type { Contract } from '../../api/client/index.ts';
import { DELIVERY_HEADER, SIGNATURE_HEADER, signDelivery } from '../../api/index.ts';

type Lead = Contract['messages']['leadArrived']['lead'];

/** Where the landing page sends what its form was filled with, and what it signs that with. */
interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/** Purpose of the consent that the landing page's form asks for, as the consent tool knows it. */
const MARKETING_EMAIL = '7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901';
const INTERESTS = ['demo', 'pricing', 'whitepaper', 'newsletter'] as const;
const CHANNELS = ['google-ads', 'meta-ads', 'klaviyo'] as const;

/** A lead that is worth a salesperson's time, whichever number it has. */
export function goodLead(
  index: number,
  campaign: string,
  channel = CHANNELS[index % CHANNELS.length] ?? 'google-ads',
): Lead {
  return {
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
}

/** One of a crowd: companies of all sizes, all interests, and every twentieth wants no e-mails. */
export function anyLead(index: number, campaign: string): Lead {
  return {
    ...goodLead(index, campaign),
    phone: `+49 30 ${100_000 + index}`,
    employees: 20 + ((index * 37) % 900),
    interest: INTERESTS[index % INTERESTS.length] ?? 'demo',
    consent: { given: index % 20 !== 0, at: new Date().toISOString(), purposeId: MARKETING_EMAIL },
  };
}

/** Sends a lead as the landing page's form does. Gives the case id. */
export async function sendLead(to: Webhook, id: string, lead: Lead): Promise<string> {
  const response = await postLead(to, id, lead);
  if (!response.ok) throw new Error(`the webhook gave ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { caseId: string }).caseId;
}

/** The form's request, signed; `id`: what its delivery is known by, however often it is made. */
export async function postLead({ url, secret }: Webhook, id: string, lead: Lead): Promise<Response> {
  const body = JSON.stringify({ lead });
  return await fetch(`${url}/api/v1/webhooks/landing-page`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [DELIVERY_HEADER]: id,
      [SIGNATURE_HEADER]: signDelivery({ id, body }, { secret, at: new Date() }),
    },
    body,
  });
}
