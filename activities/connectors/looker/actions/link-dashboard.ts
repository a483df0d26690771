import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { looker } from '../connector.ts';
import { filters } from '../fields.ts';

const id = 'looker.linkDashboard';

export const linkDashboard = defineAction({
  tool: looker,
  id,
  summary: 'Give the address of a dashboard with filters set, for people who may sign in to Looker.',
  input: z.strictObject({
    /** A number, or the name of one that is written in LookML: `marketing::campaigns`. */
    dashboardId: z.string().regex(/^[\w:.-]+$/),
    filters: filters.optional(),
  }),
  output: z.object({ url: z.url(), title: z.string() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { dashboardId: '42', filters: { Campaign: 'de_leads_monitoring_202612' } },
  async run({ input, settings, http }) {
    const wanted = input.filters ?? {};
    const found = await http.get({
      path: path`/dashboards/${input.dashboardId}`,
      query: { fields: 'id,title,deleted,dashboard_filters' },
      response: dashboard,
    });
    if (found.deleted === true) {
      throw toolError('NOT_FOUND', { action: id, fields: ['the dashboard is in the bin'] });
    }
    // Looker would leave out what it does not know, and show the figures of everything.
    const known = new Set(found.dashboard_filters?.map(({ name }) => name));
    const unknown = Object.keys(wanted).filter((name) => !known.has(name));
    if (unknown.length > 0) {
      const fields = unknown.map((name) => `filters.${name} is none of the dashboard's`);
      throw toolError('INVALID_INPUT', { action: id, fields });
    }
    const url = new URL(settings.webUrl);
    url.pathname = `/dashboards/${found.id}`;
    url.search = new URLSearchParams(wanted).toString();
    return { url: url.href, title: found.title ?? '' };
  },
});

const dashboard = z.object({
  id: z.string(),
  title: z.string().nullish(),
  deleted: z.boolean().nullish(),
  dashboard_filters: z.array(z.object({ name: z.string() })).nullish(),
});
