import { z } from 'zod';
import { defineAction, type Call } from '../../../kit/define-action.ts';
import { experimentId, percent, shares } from '../../../kit/experiment.ts';
import type { Http } from '../../../kit/http.ts';
import { path } from '../../../kit/path.ts';
import { divide, findCampaign, inWorkspace, readCampaign, slowly, wrapped } from '../client.ts';
import { vwo } from '../connector.ts';

const input = z.strictObject({
  name: z.string().min(1),
  /** The page that is tested. */
  url: z.url(),
  /** Share of the page's visitors that take part. */
  trafficPercent: percent,
  /** The first is the page as it is. `changes` is JavaScript or CSS in its HTML tags. */
  variations: shares(
    z.strictObject({ name: z.string().min(1), percent, changes: z.string().min(1).optional() }),
  ),
  /** A visit of this page is success. */
  goal: z.strictObject({ name: z.string().min(1), url: z.url() }),
});

export const createExperiment = defineAction({
  tool: vwo,
  id: 'vwo.createExperiment',
  summary:
    'Prepare an A/B test of a page, with its variations and its goal; nobody sees it before it is started.',
  input,
  output: z.object({ experimentId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  timeoutMs: 180_000,
  example: {
    name: 'de_leads_monitoring_202612 headline',
    url: 'https://www.maschinenraum.example/monitoring',
    trafficPercent: 50,
    variations: [
      { name: 'As it is', percent: 60 },
      { name: 'Short headline', percent: 40, changes: '<style>h1 { font-size: 3rem }</style>' },
    ],
    goal: { name: 'Lead', url: 'https://www.maschinenraum.example/thanks' },
  },
  async run(call) {
    const { input: wanted, settings, marker } = call;
    const http = slowly(call);
    const { _data: made } = await http.post({
      path: inWorkspace(settings, path`/campaigns`),
      json: {
        type: 'ab',
        primaryUrl: wanted.url,
        urls: [{ type: 'url', value: wanted.url }],
        goals: [
          {
            name: `${wanted.goal.name} (${marker})`,
            type: 'visitPage',
            urls: [{ type: 'url', value: wanted.goal.url }],
          },
        ],
      },
      response: wrapped(z.object({ id: z.int() })),
    });
    return await complete(http, call, made.id);
  },
  async find(call) {
    const http = slowly(call);
    const id = await findCampaign(http, call.settings, call.marker);
    return id === undefined ? undefined : await complete(http, call, id);
  },
});

type CreateCall = Pick<Call<z.output<typeof input>, { readonly workspaceId: string }>, 'input' | 'settings'>;

/** All but the campaign itself; what an earlier attempt did of it is left alone. */
async function complete(
  http: Pick<Http, 'get' | 'post' | 'patch'>,
  { input: wanted, settings }: CreateCall,
  id: number,
): Promise<{ experimentId: string }> {
  const done = wrapped(z.object({ id: z.int() }));
  await http.patch({
    path: inWorkspace(settings, path`/campaigns/${id}`),
    json: { campaigns: { name: wanted.name, percentTraffic: wanted.trafficPercent } },
    response: done,
  });
  const { variations: there } = await readCampaign(http, settings, String(id));
  const [asItIs, ...others] = wanted.variations;
  const control = there.find(({ isControl }) => isControl);
  if (control !== undefined && asItIs !== undefined && control.name !== asItIs.name) {
    await http.patch({
      path: inWorkspace(settings, path`/campaigns/${id}/variations/${control.id}`),
      json: { variations: { name: asItIs.name } },
      response: done,
    });
  }
  for (const { name, changes } of others) {
    if (there.some((one) => one.name === name)) continue;
    await http.post({
      path: inWorkspace(settings, path`/campaigns/${id}/variations`),
      json: { variations: { name, changes } },
      response: done,
    });
  }
  // A new variation makes all shares equal, so that they come last.
  await divide(http, settings, await readCampaign(http, settings, String(id)), wanted.variations);
  return { experimentId: String(id) };
}
