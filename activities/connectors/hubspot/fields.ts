import { z } from 'zod';

export { email, noteText, personName, phone } from '../../kit/lead-person.ts';

export const contactId = z.string().min(1);
export const companyId = z.string().min(1);
export const dealId = z.string().min(1);

/** Our own id of a company or a deal, which the account keeps in a property with unique values. */
export const externalKey = z.string().min(1).max(200);

/** Amounts are in minor units of this ISO 4217 currency. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** In UTC. */
export const instant = z.iso.datetime();

/** What a person agreed to, as HubSpot tells it. */
export const subscriptionStatuses = z.object({
  subscriptionStatuses: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: z.enum(['SUBSCRIBED', 'NOT_SUBSCRIBED']),
      /** HubSpot writes null where there is none. */
      legalBasis: z
        .string()
        .nullish()
        .transform((basis) => basis ?? undefined),
    }),
  ),
});
