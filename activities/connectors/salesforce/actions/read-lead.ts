import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { query, soql } from '../client.ts';
import { salesforce } from '../connector.ts';
import { companyId, contactId, leadId, opportunityId, ownerId } from '../fields.ts';

export const readLead = defineAction({
  tool: salesforce,
  id: 'salesforce.readLead',
  summary: 'Read how a lead stands, who owns it, and what it became.',
  input: z.strictObject({ leadId }),
  /** `contactId`, `companyId` and `opportunityId` are what a converted lead became. */
  output: z.object({
    leadStatus: z.string(),
    ownerId,
    converted: z.boolean(),
    contactId: contactId.optional(),
    companyId: companyId.optional(),
    opportunityId: opportunityId.optional(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['api'],
  example: { leadId: '00Q000000000031AAA' },
  async run({ input, http }) {
    const [lead] = await query(
      http,
      soql`SELECT Status, OwnerId, IsConverted, ConvertedContactId, ConvertedAccountId, ConvertedOpportunityId FROM Lead WHERE Id = ${input.leadId} LIMIT 1`,
      leads,
    );
    if (lead === undefined) {
      throw toolError('NOT_FOUND', { action: 'salesforce.readLead', fields: ['leadId'] });
    }
    return {
      leadStatus: lead.Status,
      ownerId: lead.OwnerId,
      converted: lead.IsConverted,
      contactId: lead.ConvertedContactId ?? undefined,
      companyId: lead.ConvertedAccountId ?? undefined,
      opportunityId: lead.ConvertedOpportunityId ?? undefined,
    };
  },
});

const leads = z.object({
  Status: z.string(),
  OwnerId: z.string(),
  IsConverted: z.boolean(),
  ConvertedContactId: z.string().nullish(),
  ConvertedAccountId: z.string().nullish(),
  ConvertedOpportunityId: z.string().nullish(),
});
