import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

const PURPOSE = 'mailings to people who agreed';

export const email = personal(z.email(), { category: 'contact', purpose: PURPOSE });
/** E.164. */
export const phone = personal(z.e164(), { category: 'contact', purpose: PURPOSE });
export const personName = personal(z.string().min(1), { category: 'identity', purpose: PURPOSE });
export const campaignId = z.string().min(1);
export const instant = z.iso.datetime();
export const properties = z.record(z.string(), z.json());

/** What becomes of a campaign; the contract's enum, closed so that a new status is noticed. */
export const campaignStatus = z.enum([
  'Draft',
  'Preparing to schedule',
  'Scheduled',
  'Queued without Recipients',
  'Adding Recipients',
  'Preparing to send',
  'Sending',
  'Sending Segments',
  'Sent',
  'Variations Sent',
  'Cancelled',
  'Cancelled: Account Disabled',
  'Cancelled: Billing Limit',
  'Cancelled: Internal Error',
  'Cancelled: Misconfigured',
  'Cancelled: No Recipients',
  'Cancelled: Smart Sending',
  'Unknown',
]);

export type CampaignStatus = z.output<typeof campaignStatus>;

export const listId = z.string().min(1);
export const profileId = z.string().min(1);
/** A flow that is live sends by itself, a manual one gathers what a person lets go, a draft does nothing. */
export const flowStatus = z.enum(['draft', 'manual', 'live']);

/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
