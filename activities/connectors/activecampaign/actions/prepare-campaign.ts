import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import type { Http } from '../../../kit/http.ts';
import { path } from '../../../kit/path.ts';
import { numeral, readAll } from '../client.ts';
import { activecampaign } from '../connector.ts';
import { campaignId, listId } from '../fields.ts';

export const prepareCampaign = defineAction({
  tool: activecampaign,
  id: 'activecampaign.prepareCampaign',
  summary: 'Prepare a mailing to a list, as a draft that people write and send in ActiveCampaign.',
  /** `segmentId` narrows the list, from listSegments. */
  input: z.strictObject({
    name: z.string().min(1).max(200),
    listId,
    segmentId: z.string().min(1).optional(),
  }),
  output: z.object({ campaignId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: { name: 'de_leads_marketing-automation_202612', listId: '2' },
  async run({ input, http, marker }) {
    const { id } = await http.post({
      path: '/api/3/campaign',
      // A new campaign has nothing but its name to be known by; recipients never see it.
      json: { name: `${input.name} (${marker})`, type: 'single', canSplitContent: false },
      response: z.object({ id: numeral.pipe(campaignId) }),
    });
    await choose(http, id, input);
    return { campaignId: id };
  },
  async find({ input, http, marker }) {
    const campaigns = await readAll(
      http,
      '/api/3/campaigns',
      'campaigns',
      z.object({ id: numeral, name: z.string() }),
    );
    const draft = campaigns.find(({ name }) => name.endsWith(`(${marker})`));
    if (draft === undefined) return undefined;
    // The earlier attempt may have stopped between its two requests.
    await choose(http, draft.id, input);
    return { campaignId: draft.id };
  },
});

/** Says to whom a draft goes. */
async function choose(
  http: Http,
  id: string,
  input: { readonly listId: string; readonly segmentId?: string | undefined },
): Promise<void> {
  await http.put({
    path: path`/api/3/campaigns/${id}/edit`,
    json: { listIds: [Number(input.listId)], segmentId: input.segmentId },
    // What comes back is not documented.
    response: z.looseObject({}),
  });
}
