import { z } from 'zod';

export { email, noteText, personName, phone } from '../../kit/lead-person.ts';

/** Pipedrive's ids are numbers, written as text. */
const id = z.string().regex(/^\d{1,15}$/);

/** A person is a contact, an organization a company. */
export const contactId = id;
export const companyId = id;
export const dealId = id;
export const stageId = id;
export const ownerId = id;
export const activityId = id;

/** Our own id of an object, in the custom field that the settings name. */
export const externalKey = z.string().min(1).max(200);

/** Amounts are in minor units of this ISO 4217 currency. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** In UTC. */
export const instant = z.iso.datetime();
