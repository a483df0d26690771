import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

const PURPOSE = 'lead handover';

export const email = personal(z.email(), { category: 'contact', purpose: PURPOSE });
export const phone = personal(z.string().min(3), { category: 'contact', purpose: PURPOSE });
export const personName = personal(z.string().min(1), { category: 'identity', purpose: PURPOSE });
/** What somebody writes about a person. */
export const noteText = personal(z.string().min(1), { category: 'free-text', purpose: PURPOSE });

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
