import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { experimentId, wantedTraffic } from '../../../kit/experiment.ts';
import { changeExperiment, pointsOf, readExperimentOf, writable } from '../client.ts';
import { optimizely } from '../connector.ts';

const id = 'optimizely.setTraffic';

export const setTraffic = defineAction({
  tool: optimizely,
  id,
  summary: 'Set how many visitors take part in an experiment, and how they are divided.',
  input: wantedTraffic,
  output: z.object({ experimentId }),
  retrySafety: 'idempotent',
  effect: 'publish',
  scopes: ['all'],
  example: {
    experimentId: '5512340007',
    trafficPercent: 25,
    variations: [
      { name: 'Original', percent: 80 },
      { name: 'Green button', percent: 20 },
    ],
  },
  async run({ input, http }) {
    const found = await readExperimentOf(http, input.experimentId);
    const wanted = new Map((input.variations ?? []).map((one) => [one.name, pointsOf(one.percent)]));
    const there = new Set(found.variations.map(({ name }) => name));
    if ([...wanted.keys()].some((name) => !there.has(name))) {
      throw toolError('NOT_FOUND', { action: id, fields: ['variations: not all are in the experiment'] });
    }
    // One that is not named gets nobody: all shares together are a hundred already.
    const weightOf = (name: string, weight: number): number =>
      wanted.size === 0 ? weight : (wanted.get(name) ?? 0);
    const change = {
      ...(input.trafficPercent === undefined ? {} : { traffic_allocation: pointsOf(input.trafficPercent) }),
      ...(wanted.size === 0
        ? {}
        : {
            variations: found.variations.map((one) =>
              writable(one, { weight: weightOf(one.name, one.weight) }),
            ),
          }),
    };
    const same =
      (change.traffic_allocation ?? found.traffic_allocation) === found.traffic_allocation &&
      found.variations.every(({ name, weight }) => weightOf(name, weight) === weight);
    if (!same) await changeExperiment(http, input.experimentId, 'publish', change);
    return { experimentId: input.experimentId };
  },
});
