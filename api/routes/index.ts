import type { Route } from '../route.ts';
import { adHocRoutes } from './ad-hoc.ts';
import { caseRoutes } from './cases.ts';
import { caseStreamRoutes } from './case-streams.ts';
import { completeTaskRoutes } from './complete-task.ts';
import { errorPageRoutes } from './error-pages.ts';
import { healthRoutes } from './health.ts';
import { incidentRoutes } from './incidents.ts';
import { meRoutes } from './me.ts';
import { messageRoutes } from './messages.ts';
import { processRoutes } from './processes.ts';
import { signalRoutes } from './signals.ts';
import { startRoutes } from './start.ts';
import { subjectRoutes } from './subjects.ts';
import { taskRoutes } from './tasks.ts';
import { webhookRoutes } from './webhooks.ts';

/** Prefix of the routes that make up the contract. */
const PREFIX = '/api/v1';

const versioned: readonly Route[] = [
  ...processRoutes,
  ...startRoutes,
  ...caseRoutes,
  ...caseStreamRoutes,
  ...adHocRoutes,
  ...taskRoutes,
  ...completeTaskRoutes,
  ...messageRoutes,
  ...signalRoutes,
  ...webhookRoutes,
  ...incidentRoutes,
  ...subjectRoutes,
  ...meRoutes(() => routes),
];

/** Every route with its whole path. */
export const routes: readonly Route[] = [
  ...versioned.map((route) => ({ ...route, path: `${PREFIX}${route.path}` })),
  ...healthRoutes,
  ...errorPageRoutes,
];
