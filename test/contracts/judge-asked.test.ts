import { expect, it } from 'vitest';
import { connectors } from '../../activities/connectors/index.gen.ts';
import { klaviyoSandbox } from '../../activities/connectors/klaviyo/sandbox.ts';
import { vwoSandbox } from '../../activities/connectors/vwo/sandbox.ts';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { contractsAreThere } from './contract.ts';
import { judgeAsked, type Asked } from './judge-asked.ts';

const { cancelCampaign } = connectors.klaviyo.actions;

function asking(action: Asked['action'], request: string, sandbox = klaviyoSandbox): readonly Asked[] {
  const [method = '', path = ''] = request.split(' ');
  const exchange: Exchange = {
    at: '',
    tool: action.tool.id,
    method,
    path,
    query: [],
    headers: {},
    body: undefined,
    faulted: false,
    response: { status: 200, headers: {}, body: undefined },
  };
  return [{ action, sandbox, exchange }];
}

const judge = (...given: Parameters<typeof asking>) => judgeAsked(asking(...given), { unlisted: true });

it.skipIf(!contractsAreThere).each([
  ['in no contract', cancelCampaign, 'POST /api/campaign-burn-jobs', klaviyoSandbox, 'nobody stated'],
  ['another method', cancelCampaign, 'DELETE /api/campaign-send-jobs/1', klaviyoSandbox, 'nobody stated'],
  [
    'not in the table',
    cancelCampaign,
    'GET /api/lists',
    klaviyoSandbox,
    'docs/tools.md lacks GET /api/lists',
  ],
  ['on no page', connectors.vwo.actions.createExperiment, 'GET /nowhere', vwoSandbox, 'nobody stated'],
])('finds an operation that is %s', (_name, action, request, sandbox, says) => {
  expect(judge(action, request, sandbox).faults).toEqual([expect.stringContaining(says)]);
});

it.skipIf(!contractsAreThere)('has nothing against one that is stated beyond the slice and listed', () => {
  expect(judge(cancelCampaign, 'PATCH /api/campaign-send-jobs/1')).toEqual({
    sightings: [
      {
        action: 'klaviyo.cancelCampaign',
        operation: 'PATCH /api/campaign-send-jobs/{id}',
        basis: 'transcribed',
      },
    ],
    faults: [],
  });
});

it('leaves actions alone that a test made up', () => {
  const own = { id: 'crm.read', tool: cancelCampaign.tool };
  expect(judge(own, 'GET /nowhere').faults).toEqual([]);
});
