import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { hubspot } from '../connector.ts';
import { contactId } from '../fields.ts';

/** HubSpot's own names of them; custom stages of the lifecycle are ids. */
const PROPERTIES = ['hs_lead_status', 'lifecyclestage', 'hubspot_owner_id'] as const;

export const readLead = defineAction({
  tool: hubspot,
  id: 'hubspot.readLead',
  summary: 'Read how a lead stands, how far it came, and who owns it.',
  input: z.strictObject({ contactId }),
  /** What the account has not set is absent. Consent is not part of it: `readConsent`. */
  output: z.object({
    leadStatus: z.string().optional(),
    lifecycleStage: z.string().optional(),
    ownerId: z.string().optional(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['crm.objects.contacts.read'],
  example: { contactId: '101' },
  async run({ input, http }) {
    const { properties } = await http.get({
      path: path`/crm/v3/objects/contacts/${input.contactId}`,
      query: { properties: PROPERTIES },
      response: contact,
    });
    return {
      leadStatus: properties.hs_lead_status || undefined,
      lifecycleStage: properties.lifecyclestage || undefined,
      ownerId: properties.hubspot_owner_id || undefined,
    };
  },
});

/** A property that was asked for and has no value is null; one that was emptied is an empty text. */
const contact = z.object({
  properties: z.object({
    hs_lead_status: z.string().nullish(),
    lifecyclestage: z.string().nullish(),
    hubspot_owner_id: z.string().nullish(),
  }),
});
