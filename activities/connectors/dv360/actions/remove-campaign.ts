import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { oneOf, patience } from '../client.ts';
import { dv360 } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const removeCampaign = defineAction({
  tool: dv360,
  id: 'dv360.removeCampaign',
  summary: 'Archive a campaign, so that nothing below it is delivered any more; its figures stay readable.',
  input: z.strictObject({ campaignId }),
  output: z.object({ campaignId, removed: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: ['https://www.googleapis.com/auth/display-video'],
  example: { campaignId: '51000001' },
  async run({ input, settings, http }) {
    await http.patch({
      path: oneOf(settings, 'campaigns', input.campaignId),
      query: { updateMask: 'entityStatus' },
      json: { entityStatus: 'ENTITY_STATUS_ARCHIVED' },
      timeoutMs: patience(http),
      response: z.object({ entityStatus: z.literal('ENTITY_STATUS_ARCHIVED') }),
    });
    return { campaignId: input.campaignId, removed: true };
  },
});
