import { defineSandbox } from '../../sandbox/define-sandbox.ts';
import {
  assignTemplate,
  createCampaign,
  readCampaign,
  readCampaigns,
  readJob,
  renameCampaign,
  startSending,
  stopSending,
} from './sandbox/campaigns.ts';
import { changeFlow, readFlows } from './sandbox/flows.ts';
import { addMembers, readLists, readSegment, readSegments, removeMembers } from './sandbox/lists.ts';
import { importProfile, recordEvent, subscribe, unsubscribe } from './sandbox/profiles.ts';
import { readReport } from './sandbox/report.ts';
import { failed, initial, METRIC, TEMPLATE, type Klaviyo } from './sandbox/state.ts';

export const klaviyoSandbox = defineSandbox<Klaviyo>({
  tool: 'klaviyo',
  connection: {
    token: 'pk_sandbox_klaviyo',
    settings: { templateId: TEMPLATE, conversionMetricId: METRIC, currency: 'EUR' },
  },
  refuse: () => failed(401, 'not_authenticated'),
  unknown: () => failed(404, 'not_found'),
  initial,
  routes: {
    'POST /api/profile-import': importProfile,
    'POST /api/profile-subscription-bulk-create-jobs': subscribe,
    'POST /api/profile-subscription-bulk-delete-jobs': unsubscribe,
    'POST /api/events': recordEvent,
    'GET /api/lists': readLists,
    'POST /api/lists/{id}/relationships/profiles': addMembers,
    'DELETE /api/lists/{id}/relationships/profiles': removeMembers,
    'GET /api/segments': readSegments,
    'GET /api/segments/{id}': readSegment,
    'GET /api/flows': readFlows,
    'PATCH /api/flows/{id}': changeFlow,
    'POST /api/campaigns': createCampaign,
    'GET /api/campaigns': readCampaigns,
    'GET /api/campaigns/{id}': readCampaign,
    'PATCH /api/campaigns/{id}': renameCampaign,
    'POST /api/campaign-message-assign-template': assignTemplate,
    'POST /api/campaign-send-jobs': startSending,
    'GET /api/campaign-send-jobs/{id}': readJob,
    'PATCH /api/campaign-send-jobs/{id}': stopSending,
    'POST /api/campaign-values-reports': readReport,
  },
});
