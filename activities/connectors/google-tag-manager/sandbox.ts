import { defineSandbox } from '../../sandbox/define-sandbox.ts';
import { failed, initial, notFound, type GoogleTagManager } from './sandbox/state.ts';
import { versionRoutes } from './sandbox/versions.ts';
import { workspaceRoutes } from './sandbox/workspaces.ts';

export const googleTagManagerSandbox = defineSandbox<GoogleTagManager>({
  tool: 'google-tag-manager',
  connection: { token: 'ya29.sandbox-google-tag-manager' },
  refuse: () => failed(401, 'UNAUTHENTICATED', 'authError'),
  unknown: notFound,
  initial,
  // `{workspaceId}` also matches `2:create_version`, so that versions go first.
  routes: { ...versionRoutes, ...workspaceRoutes },
});
