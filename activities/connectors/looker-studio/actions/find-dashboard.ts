import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { reports } from '../client.ts';
import { lookerStudio } from '../connector.ts';
import { dashboardId } from '../fields.ts';

export const findDashboard = defineAction({
  tool: lookerStudio,
  id: 'looker-studio.findDashboard',
  summary: 'Find the reports that have a title.',
  input: z.strictObject({ title: z.string().min(1) }),
  output: z.object({
    /** Titles need not be unique. */
    dashboards: z.array(z.object({ dashboardId, title: z.string() })),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/datastudio.readonly'],
  example: { title: 'Campaign' },
  async run({ input, http }) {
    const found = await reports(http, input.title);
    return {
      dashboards: found
        .filter(({ title }) => title === input.title)
        .map(({ name, title }) => ({ dashboardId: name, title })),
    };
  },
});
