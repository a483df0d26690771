import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { reportOf, SITE } from '../client.ts';
import { lookerStudio } from '../connector.ts';
import { dashboardId, pageId } from '../fields.ts';

export const linkDashboard = defineAction({
  tool: lookerStudio,
  id: 'looker-studio.linkDashboard',
  summary: 'Give the address of a report, or of one of its pages.',
  input: z.strictObject({ dashboardId, pageId: pageId.optional() }),
  output: z.object({ url: z.url(), title: z.string() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/datastudio.readonly'],
  example: { dashboardId: '1f0c9a52-7f7e-4a5e-9a46-0c8f5b1d2e3a', pageId: 'p_leads' },
  async run({ input, http }) {
    const { title } = await reportOf(http, input.dashboardId);
    const { value } =
      input.pageId === undefined
        ? path`/reporting/${input.dashboardId}`
        : path`/reporting/${input.dashboardId}/page/${input.pageId}`;
    return { url: SITE + value, title };
  },
});
