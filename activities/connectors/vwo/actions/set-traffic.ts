import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { experimentId, wantedTraffic } from '../../../kit/experiment.ts';
import { path } from '../../../kit/path.ts';
import { divide, inWorkspace, readCampaign, slowly, wrapped } from '../client.ts';
import { vwo } from '../connector.ts';

export const setTraffic = defineAction({
  tool: vwo,
  id: 'vwo.setTraffic',
  summary: 'Set how many visitors take part in an experiment, and how they are divided.',
  input: wantedTraffic,
  output: z.object({ experimentId }),
  retrySafety: 'idempotent',
  effect: 'publish',
  scopes: [],
  timeoutMs: 120_000,
  example: {
    experimentId: '7',
    trafficPercent: 25,
    variations: [
      { name: 'Control', percent: 80 },
      { name: 'Green button', percent: 20 },
    ],
  },
  async run(call) {
    const { input, settings } = call;
    const http = slowly(call);
    const found = await readCampaign(http, settings, input.experimentId);
    await divide(http, settings, found, input.variations ?? []);
    if (input.trafficPercent !== undefined && input.trafficPercent !== found.percentTraffic) {
      await http.patch({
        path: inWorkspace(settings, path`/campaigns/${input.experimentId}`),
        json: { campaigns: { percentTraffic: input.trafficPercent } },
        response: wrapped(z.object({ id: z.int() })),
      });
    }
    return { experimentId: input.experimentId };
  },
});
