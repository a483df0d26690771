import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { experimentId, experimentShown } from '../../../kit/experiment.ts';
import { percentOf, readExperimentOf, stateOf } from '../client.ts';
import { optimizely } from '../connector.ts';

export const readExperiment = defineAction({
  tool: optimizely,
  id: 'optimizely.readExperiment',
  summary: 'Read whether an experiment runs, who takes part, and how visitors are divided.',
  input: z.strictObject({ experimentId }),
  output: experimentShown,
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['all'],
  example: { experimentId: '5512340007' },
  async run({ input, http }) {
    const found = await readExperimentOf(http, input.experimentId);
    return {
      name: found.name,
      state: stateOf(found),
      trafficPercent: percentOf(found.traffic_allocation),
      variations: found.variations.map(({ variation_id: variation, name, weight }) => ({
        variationId: String(variation),
        name,
        percent: percentOf(weight),
      })),
    };
  },
});
