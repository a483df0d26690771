import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { listOf } from '../client.ts';
import { marketo } from '../connector.ts';
import { campaignId, instant, tokenList, tokens } from '../fields.ts';

export const scheduleCampaign = defineAction({
  tool: marketo,
  id: 'marketo.scheduleCampaign',
  summary:
    'Let a batch campaign run once at a time, five minutes from now at the earliest; nothing takes that back.',
  input: z.strictObject({ campaignId, runAt: instant, tokens: tokens.optional() }),
  output: z.object({ campaignId, runAt: instant }),
  // No find(): the API does not tell for which times a campaign is scheduled.
  retrySafety: 'unsafe',
  effect: 'publish',
  scopes: ['Execute Campaign'],
  example: { campaignId: 3713, runAt: '2026-12-08T08:00:00Z', tokens: { subject: 'Less handwork' } },
  async run({ input, http }) {
    await http.post({
      path: path`/rest/v1/campaigns/${input.campaignId}/schedule.json`,
      json: { input: { runAt: input.runAt, tokens: tokenList(input.tokens) } },
      response: listOf(z.object({ id: campaignId })),
    });
    return { campaignId: input.campaignId, runAt: input.runAt };
  },
});
