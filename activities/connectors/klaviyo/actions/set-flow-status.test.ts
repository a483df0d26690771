import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { setFlowStatus } from './set-flow-status.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each(['draft', 'manual', 'live'] as const)('sets a flow to %s', async (status) => {
  expect(await trial.call(setFlowStatus, { flowId: 'Fl1Off', status })).toEqual({ flowId: 'Fl1Off', status });
  expect(trial.sandbox.state['klaviyo']?.['flows']).toMatchObject({ Fl1Off: { status } });
});

it('says NOT_FOUND for a flow that does not exist', async () => {
  const call = trial.call(setFlowStatus, { flowId: 'Nowhere', status: 'draft' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
