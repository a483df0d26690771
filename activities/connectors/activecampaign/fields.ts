import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

const PURPOSE = 'mailings to people who agreed';

export const email = personal(z.email(), { category: 'contact', purpose: PURPOSE });
export const phone = personal(z.string().min(1), { category: 'contact', purpose: PURPOSE });
export const personName = personal(z.string().min(1), { category: 'identity', purpose: PURPOSE });

/** ActiveCampaign counts its objects, and gives the numbers as text. */
const id = z.string().regex(/^\d+$/);
export const contactId = id;
export const listId = id;
export const tagId = id;
export const automationId = id;
export const campaignId = id;
