import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { experimentId, experimentShown } from '../../../kit/experiment.ts';
import { readCampaign, stateOf } from '../client.ts';
import { vwo } from '../connector.ts';

export const readExperiment = defineAction({
  tool: vwo,
  id: 'vwo.readExperiment',
  summary: 'Read whether an experiment runs, who takes part, and how visitors are divided.',
  input: z.strictObject({ experimentId }),
  output: experimentShown,
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { experimentId: '7' },
  async run({ input, settings, http }) {
    const found = await readCampaign(http, settings, input.experimentId);
    return {
      name: found.name,
      state: stateOf(found),
      trafficPercent: found.percentTraffic,
      variations: found.variations.map(({ id, name, percentSplit }) => ({
        variationId: String(id),
        name,
        percent: percentSplit,
      })),
    };
  },
});
