import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { markedName } from '../../../kit/marker.ts';
import { data, list } from '../client.ts';
import { tiktokAds } from '../connector.ts';

export const createAudience = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.createAudience',
  summary: 'Create an empty audience that people can be put into.',
  input: z.strictObject({ name: z.string().min(1).max(100) }),
  output: z.object({ audienceId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: { name: 'de_leads_condition-monitoring' },
  async run({ input, settings, http, marker }) {
    const answer = await http.post({
      path: '/open_api/v1.3/segment/audience/',
      json: {
        advertiser_id: settings.advertiserId,
        custom_audience_name: markedName(input.name, marker),
        action: 'create',
      },
      response: data(z.object({ audience_id: z.string() })),
    });
    return { audienceId: answer.data.audience_id };
  },
  async find({ input, settings, http, marker }) {
    const name = markedName(input.name, marker);
    const audiences = await list(
      http,
      '/open_api/v1.3/dmp/custom_audience/list/',
      { advertiser_id: settings.advertiserId },
      z.object({ audience_id: z.string(), name: z.string() }),
      AUDIENCES_A_PAGE,
    );
    const ours = audiences.find((audience) => audience.name === name);
    return ours && { audienceId: ours.audience_id };
  },
});

const AUDIENCES_A_PAGE = 100;
