import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { pipedrive } from '../connector.ts';
import { companyId, contactId, dealId, ownerId, stageId } from '../fields.ts';

export const readDeal = defineAction({
  tool: pipedrive,
  id: 'pipedrive.readDeal',
  summary: 'Read how a deal stands, in which stage, and who owns it.',
  input: z.strictObject({ dealId }),
  /** `status` is open, won or lost; an account may have others. `stage` is an id. */
  output: z.object({
    status: z.string(),
    stage: stageId,
    ownerId,
    contactId: contactId.optional(),
    companyId: companyId.optional(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { dealId: '41' },
  async run({ input, http }) {
    const { data } = await http.get({ path: path`/api/v2/deals/${input.dealId}`, response: answer });
    // A deal that was deleted can be read for a month.
    if (data.is_deleted) throw toolError('NOT_FOUND', { action: 'pipedrive.readDeal', fields: ['dealId'] });
    return {
      status: data.status,
      stage: String(data.stage_id),
      ownerId: String(data.owner_id),
      contactId: data.person_id == null ? undefined : String(data.person_id),
      companyId: data.org_id == null ? undefined : String(data.org_id),
    };
  },
});

const answer = z.object({
  data: z.object({
    status: z.string(),
    stage_id: z.int(),
    owner_id: z.int(),
    person_id: z.int().nullish(),
    org_id: z.int().nullish(),
    is_deleted: z.boolean().default(false),
  }),
});
