import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { experimentId, state } from '../../../kit/experiment.ts';
import { changeExperiment, readExperimentOf, stateOf } from '../client.ts';
import { optimizely } from '../connector.ts';

const id = 'optimizely.startExperiment';

export const startExperiment = defineAction({
  tool: optimizely,
  id,
  summary: 'Show an experiment to visitors, for the first time or again.',
  input: z.strictObject({ experimentId }),
  output: z.object({ state }),
  retrySafety: 'idempotent',
  effect: 'publish',
  scopes: ['all'],
  example: { experimentId: '5512340007' },
  async run({ input, http }) {
    const before = stateOf(await readExperimentOf(http, input.experimentId));
    if (before === 'running') return { state: before };
    if (before === 'ended') throw toolError('CONFLICT', { action: id, fields: ['the experiment has ended'] });
    const action = before === 'draft' ? 'start' : 'resume';
    return { state: stateOf(await changeExperiment(http, input.experimentId, action, {})) };
  },
});
