import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { markedName } from '../../../kit/marker.ts';
import { path } from '../../../kit/path.ts';
import { created, findByName } from '../client.ts';
import { metaAds } from '../connector.ts';

export const createAudience = defineAction({
  tool: metaAds,
  id: 'meta-ads.createAudience',
  summary: 'Create an empty Custom Audience that people can be put into.',
  input: z.strictObject({ name: z.string().min(1).max(100) }),
  output: z.object({ audienceId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['ads_management'],
  example: { name: 'de_leads_condition-monitoring' },
  async run({ input, settings: { adAccountId }, http, marker }) {
    const { id } = await http.post({
      path: path`/v25.0/act_${adAccountId}/customaudiences`,
      json: {
        name: markedName(input.name, marker),
        subtype: 'CUSTOM',
        // Whom the house knows itself; lists of others need their own word from whoever has them.
        customer_file_source: 'USER_PROVIDED_ONLY',
      },
      response: created,
    });
    return { audienceId: id };
  },
  async find({ input, settings: { adAccountId }, http, marker }) {
    const edge = path`/v25.0/act_${adAccountId}/customaudiences`;
    const ours = await findByName(http, edge, markedName(input.name, marker));
    return ours && { audienceId: ours.id };
  },
});
