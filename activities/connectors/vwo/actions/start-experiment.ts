import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { experimentId, state } from '../../../kit/experiment.ts';
import { readCampaign, setStatus, slowly, stateOf } from '../client.ts';
import { vwo } from '../connector.ts';

const id = 'vwo.startExperiment';

export const startExperiment = defineAction({
  tool: vwo,
  id,
  summary: 'Show an experiment to visitors, for the first time or again.',
  input: z.strictObject({ experimentId }),
  output: z.object({ state }),
  retrySafety: 'idempotent',
  effect: 'publish',
  scopes: [],
  example: { experimentId: '7' },
  async run(call) {
    const { input, settings } = call;
    const http = slowly(call);
    const before = stateOf(await readCampaign(http, settings, input.experimentId));
    if (before === 'running') return { state: before };
    if (before === 'ended') throw toolError('CONFLICT', { action: id, fields: ['the experiment has ended'] });
    await setStatus(http, settings, input.experimentId, 'RUNNING');
    return { state: 'running' as const };
  },
});
