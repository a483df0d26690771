import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { isToolError, toolError } from '../../../kit/errors.ts';
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
        // Scheduling goes on after its answer: until it is done, what will go out still reads as a draft.
        if (await hasJob()) await cancelJob();
        // A draft without a job sends nothing. Its name tells people to leave it alone.
        else if (!name.startsWith(CANCELLED)) await rename(`${CANCELLED}${name}`);
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

    /** Whether a job is about to send it. */
    async function hasJob(): Promise<boolean> {
      try {
        const { data } = await http.get({
          path: path`/api/campaign-send-jobs/${input.campaignId}`,
          response: sendJob,
        });
        return data.attributes.status === 'queued' || data.attributes.status === 'processing';
      } catch (error) {
        // Only Klaviyo's own word says that there is none; a 404 of something in between says nothing.
        if (isToolError(error, 'NOT_FOUND') && noSuchJob.safeParse(error.details?.[0]).success) return false;
        throw error;
      }
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
const sendJob = z.object({
  data: z.object({
    attributes: z.object({ status: z.enum(['queued', 'processing', 'complete', 'cancelled']) }),
  }),
});
const noSuchJob = z.looseObject({ vendorCode: z.literal('not_found') });
