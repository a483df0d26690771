import { defineSandbox } from '../../sandbox/define-sandbox.ts';
import {
  createCampaign,
  editCampaign,
  enter,
  leave,
  readAutomations,
  readCampaign,
  readCampaigns,
  readPassages,
  readSegments,
} from './sandbox/campaigns.ts';
import {
  readLists,
  readMemberships,
  readTags,
  setMembership,
  spawnEvent,
  syncContact,
  tagContact,
} from './sandbox/contacts.ts';
import { failed, initial, refused, SETTINGS, type ActiveCampaign } from './sandbox/state.ts';

const TOKEN = 'ac_sandbox_activecampaign';

export const activecampaignSandbox = defineSandbox<ActiveCampaign>({
  tool: 'activecampaign',
  // Events carry a key of their own.
  admits: ({ headers, path }) => path === '/event' || headers['api-token'] === TOKEN,
  connection: { token: TOKEN, settings: SETTINGS },
  secrets: [SETTINGS.eventKey],
  refuse: () => refused(403, 'You are not authorized to access this file'),
  unknown: () => failed(404, 'Not Found'),
  initial,
  routes: {
    'POST /api/3/contact/sync': syncContact,
    'GET /api/3/contacts/{id}/contactLists': readMemberships,
    'POST /api/3/contactLists': setMembership,
    'POST /api/3/contactTags': tagContact,
    'GET /api/3/lists': readLists,
    'GET /api/3/tags': readTags,
    'GET /api/3/audiences': readSegments,
    'GET /api/3/automations': readAutomations,
    'GET /api/3/contacts/{id}/contactAutomations': readPassages,
    'POST /api/3/contactAutomations': enter,
    'DELETE /api/3/contactAutomations/{contactAutomationId}': leave,
    'POST /api/3/campaign': createCampaign,
    'PUT /api/3/campaigns/{id}/edit': editCampaign,
    'GET /api/3/campaigns': readCampaigns,
    'GET /api/3/campaigns/{campaignId}': readCampaign,
    'POST /event': spawnEvent,
  },
});
