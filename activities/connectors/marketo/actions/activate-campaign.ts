import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { listOf, readSmartCampaign } from '../client.ts';
import { marketo } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const activateCampaign = defineAction({
  tool: marketo,
  id: 'marketo.activateCampaign',
  summary: 'Let a trigger campaign react to what happens from now on.',
  input: z.strictObject({ campaignId }),
  output: z.object({ campaignId }),
  retrySafety: 'idempotent',
  effect: 'publish',
  scopes: ['Read-Only Assets', 'Activate Campaign'],
  example: { campaignId: 3714 },
  async run({ input, http }) {
    const { isActive } = await readSmartCampaign(http, 'marketo.activateCampaign', input.campaignId);
    // Marketo refuses what is so already.
    if (!isActive) {
      await http.post({
        path: path`/rest/asset/v1/smartCampaign/${input.campaignId}/activate.json`,
        response: listOf(z.object({ id: campaignId })),
      });
    }
    return input;
  },
});
