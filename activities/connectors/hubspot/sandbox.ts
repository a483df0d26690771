import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { changeRoute, readStatus } from './sandbox/consent.ts';
import {
  associate,
  attachRoute,
  batchReadRoute,
  readContact,
  updateContact,
  upsertRoute,
} from './sandbox/objects.ts';
import { searchContacts, searchLists } from './sandbox/search.ts';
import { BEGAN, failed, initial, type Hubspot } from './sandbox/state.ts';

export const hubspotSandbox = defineSandbox<Hubspot>({
  tool: 'hubspot',
  connection: { token: 'pat-sandbox-hubspot' },
  refuse: () => failed(401, 'INVALID_AUTHENTICATION'),
  unknown: () => failed(404, 'OBJECT_NOT_FOUND'),
  initial,
  routes: {
    'POST /crm/v3/objects/contacts/batch/upsert': upsertRoute('contacts'),
    'POST /crm/v3/objects/companies/batch/upsert': upsertRoute('companies'),
    'POST /crm/v3/objects/deals/batch/upsert': upsertRoute('deals'),
    'POST /crm/v3/objects/contacts/search': searchContacts,
    'GET /crm/v3/objects/contacts/{contactId}': readContact,
    'PATCH /crm/v3/objects/contacts/{contactId}': updateContact,
    'POST /crm/v3/objects/tasks': attachRoute('tasks'),
    'POST /crm/v3/objects/tasks/batch/read': batchReadRoute('tasks'),
    'POST /crm/v3/objects/notes': attachRoute('notes'),
    'POST /crm/v3/objects/notes/batch/read': batchReadRoute('notes'),
    'PUT /crm/v4/objects/{fromObjectType}/{fromObjectId}/associations/default/{toObjectType}/{toObjectId}':
      associate,
    'GET /crm/v3/owners/': ({ query, state }) => {
      const email = query.get('email');
      const results = Object.entries(state.owners)
        .filter(([, owner]) => email === null || owner.email === email)
        .map(([id, owner]) => ({
          id,
          ...owner,
          type: 'PERSON',
          archived: false,
          createdAt: BEGAN,
          updatedAt: BEGAN,
        }));
      return reply(200, { results });
    },
    'POST /crm/v3/lists/search': searchLists,
    'GET /communication-preferences/v3/status/email/{email}': readStatus,
    'POST /communication-preferences/v3/subscribe': changeRoute('SUBSCRIBED'),
    'POST /communication-preferences/v3/unsubscribe': changeRoute('NOT_SUBSCRIBED'),
  },
});
