import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { consentRoutes } from './sandbox/consent.ts';
import { requestRoutes } from './sandbox/requests.ts';
import { scanRoutes } from './sandbox/scans.ts';
import { COLLECTION_POINT, initial, type Onetrust } from './sandbox/state.ts';

const TOKEN = 'sandbox-onetrust-token';

export const onetrustSandbox = defineSandbox<Onetrust>({
  tool: 'onetrust',
  // Receipts carry a credential of their own.
  admits: ({ headers, path }) =>
    headers['authorization'] === (path === '/consentreceipts' ? undefined : `Bearer ${TOKEN}`),
  connection: {
    token: TOKEN,
    settings: { collectionPointToken: COLLECTION_POINT },
  },
  secrets: [COLLECTION_POINT],
  refuse: () => reply(401),
  initial,
  routes: { ...consentRoutes, ...scanRoutes, ...requestRoutes },
});
