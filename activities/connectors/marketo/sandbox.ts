import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { addActivities, begin, readActivities, readTypes } from './sandbox/activities.ts';
import {
  readCampaign,
  readCampaigns,
  requestCampaign,
  scheduleCampaign,
  switchRoute,
} from './sandbox/campaigns.ts';
import {
  addMembers,
  findLeads,
  readLists,
  readSmartLists,
  removeMembers,
  syncLeads,
} from './sandbox/leads.ts';
import {
  approveProgram,
  changeProgram,
  cloneProgram,
  findProgram,
  readProgram,
  unapproveProgram,
} from './sandbox/programs.ts';
import { CLIENT, failed, initial, TOKEN, type Marketo } from './sandbox/state.ts';

const SIGN_IN = '/identity/oauth/token';

export const marketoSandbox = defineSandbox<Marketo>({
  tool: 'marketo',
  connection: CLIENT,
  secrets: [TOKEN, CLIENT.clientSecret],
  // A token that is no good is told in a 200.
  refuse: () => failed(601),
  admits: ({ headers, path }) => path === SIGN_IN || headers['authorization'] === `Bearer ${TOKEN}`,
  unknown: () => failed(610),
  initial,
  routes: {
    [`GET ${SIGN_IN}`]: ({ query }) =>
      query.get('grant_type') === 'client_credentials' &&
      query.get('client_id') === CLIENT.clientId &&
      query.get('client_secret') === CLIENT.clientSecret
        ? reply(200, {
            access_token: TOKEN,
            token_type: 'bearer',
            expires_in: 3599,
            scope: 'api@sandbox.example',
          })
        : reply(401, { error: 'unauthorized', error_description: 'No client with requested id' }),
    'POST /rest/v1/leads.json': syncLeads,
    'GET /rest/v1/leads.json': findLeads,
    'GET /rest/v1/lists.json': readLists,
    'POST /rest/v1/lists/{listId}/leads.json': addMembers,
    'DELETE /rest/v1/lists/{listId}/leads.json': removeMembers,
    'POST /rest/v1/campaigns/{campaignId}/schedule.json': scheduleCampaign,
    'POST /rest/v1/campaigns/{campaignId}/trigger.json': requestCampaign,
    'GET /rest/v1/activities/types.json': readTypes,
    'GET /rest/v1/activities/pagingtoken.json': begin,
    'GET /rest/v1/activities.json': readActivities,
    'POST /rest/v1/activities/external.json': addActivities,
    'GET /rest/asset/v1/program/byName.json': findProgram,
    'GET /rest/asset/v1/program/{id}.json': readProgram,
    'POST /rest/asset/v1/program/{id}/clone.json': cloneProgram,
    'POST /rest/asset/v1/program/{id}.json': changeProgram,
    'POST /rest/asset/v1/program/{id}/approve.json': approveProgram,
    'POST /rest/asset/v1/program/{id}/unapprove.json': unapproveProgram,
    'GET /rest/asset/v1/smartLists.json': readSmartLists,
    'GET /rest/asset/v1/smartCampaigns.json': readCampaigns,
    'GET /rest/asset/v1/smartCampaign/{id}.json': readCampaign,
    'POST /rest/asset/v1/smartCampaign/{id}/activate.json': switchRoute(true),
    'POST /rest/asset/v1/smartCampaign/{id}/deactivate.json': switchRoute(false),
  },
});
