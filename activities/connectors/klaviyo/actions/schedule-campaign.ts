import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { readCampaign } from '../client.ts';
import { klaviyo } from '../connector.ts';
import { campaignId, campaignStatus } from '../fields.ts';

export const scheduleCampaign = defineAction({
  tool: klaviyo,
  id: 'klaviyo.scheduleCampaign',
  summary: 'Let a prepared mailing go out at its time.',
  input: z.strictObject({ campaignId }),
  /** Scheduling goes on after the answer, so that the status may be one on the way to `Scheduled`. */
  output: z.object({ campaignId, status: campaignStatus }),
  retrySafety: 'idempotent',
  effect: 'publish',
  scopes: ['campaigns:read', 'campaigns:write'],
  example: { campaignId: '01JKLAVIYODRAFT0000000001' },
  async run({ input, http }) {
    const { status } = await readCampaign(http, input.campaignId);
    if (status.startsWith('Cancelled')) {
      throw toolError('CONFLICT', { action: 'klaviyo.scheduleCampaign', fields: ['campaign is cancelled'] });
    }
    if (status !== 'Draft') return { campaignId: input.campaignId, status };
    await http.post({
      path: '/api/campaign-send-jobs',
      json: { data: { type: 'campaign-send-job', id: input.campaignId } },
      response: z.object({ data: z.object({ id: z.string() }) }),
    });
    return { campaignId: input.campaignId, status: (await readCampaign(http, input.campaignId)).status };
  },
});
