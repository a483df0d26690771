import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { listOf, readSmartCampaign } from '../client.ts';
import { marketo } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const deactivateCampaign = defineAction({
  tool: marketo,
  id: 'marketo.deactivateCampaign',
  summary: 'Stop a trigger campaign; leads that are in its flow go on.',
  input: z.strictObject({ campaignId }),
  output: z.object({ campaignId }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: ['Read-Only Assets', 'Deactivate Campaign'],
  example: { campaignId: 3712 },
  async run({ input, http }) {
    const { isActive } = await readSmartCampaign(http, 'marketo.deactivateCampaign', input.campaignId);
    // Marketo refuses what is so already.
    if (isActive) {
      await http.post({
        path: path`/rest/asset/v1/smartCampaign/${input.campaignId}/deactivate.json`,
        response: listOf(z.object({ id: campaignId })),
      });
    }
    return input;
  },
});
