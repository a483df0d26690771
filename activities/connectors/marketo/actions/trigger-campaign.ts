import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { listOf } from '../client.ts';
import { marketo } from '../connector.ts';
import { campaignId, leadId, tokenList, tokens } from '../fields.ts';

export const triggerCampaign = defineAction({
  tool: marketo,
  id: 'marketo.triggerCampaign',
  summary: 'Send a lead through an active trigger campaign that waits to be requested by the API.',
  input: z.strictObject({ campaignId, leadId, tokens: tokens.optional() }),
  output: z.object({ campaignId, leadId }),
  // No find(): a lead's memberships do not tell which request made them, and whether a second run is refused is up to the campaign.
  retrySafety: 'unsafe',
  effect: 'notify',
  scopes: ['Execute Campaign'],
  example: { campaignId: 3712, leadId: 318592, tokens: { offer: 'Marketing automation' } },
  async run({ input, http }) {
    await http.post({
      path: path`/rest/v1/campaigns/${input.campaignId}/trigger.json`,
      json: { input: { leads: [{ id: input.leadId }], tokens: tokenList(input.tokens) } },
      response: listOf(z.object({ id: campaignId })),
    });
    return { campaignId: input.campaignId, leadId: input.leadId };
  },
});
