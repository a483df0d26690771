import { z } from 'zod';

export { email, noteText, personName, phone } from '../../kit/lead-person.ts';

/** Salesforce's ids have 15 letters and digits, or 18 with their check. */
const recordId = z.string().regex(/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/);

export const leadId = recordId;
export const contactId = recordId;
export const companyId = recordId;
export const opportunityId = recordId;
export const ownerId = recordId;
export const taskId = recordId;

/** Our own id of a record, in the field that the settings name. */
export const externalKey = z.string().min(1).max(255);

/** Amounts are in minor units of this ISO 4217 currency. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** In UTC. */
export const instant = z.iso.datetime();
