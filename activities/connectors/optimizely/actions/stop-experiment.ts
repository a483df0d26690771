import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { experimentId, state } from '../../../kit/experiment.ts';
import { changeExperiment, readExperimentOf, stateOf } from '../client.ts';
import { optimizely } from '../connector.ts';

export const stopExperiment = defineAction({
  tool: optimizely,
  id: 'optimizely.stopExperiment',
  summary: 'Pause an experiment, so that every visitor sees the page as it is; it can be started again.',
  input: z.strictObject({ experimentId }),
  output: z.object({ state }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: ['all'],
  example: { experimentId: '5512340008' },
  async run({ input, http }) {
    const before = stateOf(await readExperimentOf(http, input.experimentId));
    if (before !== 'running') return { state: before };
    return { state: stateOf(await changeExperiment(http, input.experimentId, 'pause', {})) };
  },
});
