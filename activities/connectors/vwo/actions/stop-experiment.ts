import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { experimentId, state } from '../../../kit/experiment.ts';
import { readCampaign, setStatus, slowly, stateOf } from '../client.ts';
import { vwo } from '../connector.ts';

export const stopExperiment = defineAction({
  tool: vwo,
  id: 'vwo.stopExperiment',
  summary: 'Pause an experiment, so that every visitor sees the page as it is; it can be started again.',
  input: z.strictObject({ experimentId }),
  output: z.object({ state }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: [],
  example: { experimentId: '8' },
  async run(call) {
    const { input, settings } = call;
    const http = slowly(call);
    const before = stateOf(await readCampaign(http, settings, input.experimentId));
    if (before !== 'running') return { state: before };
    await setStatus(http, settings, input.experimentId, 'PAUSED');
    return { state: 'paused' as const };
  },
});
