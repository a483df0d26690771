import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { readCampaign } from '../client.ts';
import { klaviyo } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const cancelCampaign = defineAction({
  tool: klaviyo,
  id: 'klaviyo.cancelCampaign',
  summary: 'Cancel a mailing, prepared or scheduled; what was sent stays sent.',
  input: z.strictObject({ campaignId }),
  output: z.object({ campaignId }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: ['campaigns:read', 'campaigns:write'],
  example: { campaignId: '01JKLAVIYODRAFT0000000001' },
  async run({ input, http }) {
    const { name, status } = await readCampaign(http, input.campaignId);
    switch (status) {
      case 'Sent':
      case 'Variations Sent':
        throw toolError('CONFLICT', { action: 'klaviyo.cancelCampaign', fields: ['campaign is sent'] });
      case 'Draft':
        // A draft sends nothing and has no job to cancel. Its name tells people to leave it alone.
        if (!name.startsWith(CANCELLED)) await rename(`${CANCELLED}${name}`);
        break;
      default:
        if (!status.startsWith('Cancelled')) await cancelJob();
    }
    return { campaignId: input.campaignId };

    async function rename(to: string): Promise<void> {
      await http.patch({
        path: path`/api/campaigns/${input.campaignId}`,
        json: { data: { type: 'campaign', id: input.campaignId, attributes: { name: to } } },
        response: z.object({ data: z.object({ id: z.string() }) }),
      });
    }

    async function cancelJob(): Promise<void> {
      await http.patch({
        path: path`/api/campaign-send-jobs/${input.campaignId}`,
        json: {
          data: { type: 'campaign-send-job', id: input.campaignId, attributes: { action: 'cancel' } },
        },
        response: z.undefined(),
      });
    }
  },
});

const CANCELLED = 'Cancelled: ';
