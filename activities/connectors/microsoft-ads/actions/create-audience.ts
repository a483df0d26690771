import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { microsoftAds } from '../connector.ts';

const audienceId = z.string().regex(/^\d+$/);

export const createAudience = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.createAudience',
  summary: 'Create an empty Customer Match list of the account that people can be put into.',
  input: z.strictObject({ name: z.string().min(1).max(128) }),
  output: z.object({ audienceId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  example: { name: 'de_leads_condition-monitoring' },
  async run({ input, settings, http, marker }) {
    const { AudienceIds: ids } = await http.post({
      path: '/CampaignManagement/v13/Audiences',
      json: {
        Audiences: [
          {
            Type: 'CustomerList',
            Name: input.name,
            Description: marker,
            ParentId: settings.accountId,
            Scope: 'Account',
          },
        ],
      },
      response: z.object({ AudienceIds: z.tuple([audienceId]) }),
    });
    return { audienceId: ids[0] };
  },
  async find({ http, marker }) {
    const { Audiences } = await http.post({
      path: '/CampaignManagement/v13/Audiences/QueryByIds',
      // Without ids the vendor gives all of the account.
      json: { Type: 'CustomerList' },
      response: z.object({
        Audiences: z
          .array(z.object({ Id: audienceId, Description: z.string().nullish() }).nullable())
          .nullish(),
      }),
    });
    const ours = Audiences?.find((audience) => audience?.Description === marker);
    return ours ? { audienceId: ours.Id } : undefined;
  },
});
