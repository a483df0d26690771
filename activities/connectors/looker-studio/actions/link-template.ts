import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { reportOf, SITE } from '../client.ts';
import { lookerStudio } from '../connector.ts';
import { dashboardId, pageId } from '../fields.ts';

const alias = z.string().regex(/^\w+$/);
const values = z.record(z.string().regex(/^\w+$/), z.union([z.string(), z.boolean()]));

export const linkTemplate = defineAction({
  tool: lookerStudio,
  id: 'looker-studio.linkTemplate',
  summary: 'Give an address that opens a report over other data, as a copy that people may save.',
  input: z.strictObject({
    dashboardId,
    pageId: pageId.optional(),
    /** Name of the copy. */
    name: z.string().min(1).optional(),
    mode: z.enum(['view', 'edit']).default('view'),
    /** By the alias of the template's data source (Resource > Manage added data sources): what the connector needs, `connector` included where it is another one. */
    dataSources: z.record(alias, values).optional(),
  }),
  output: z.object({ url: z.url(), title: z.string() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/datastudio.readonly'],
  example: {
    dashboardId: '1f0c9a52-7f7e-4a5e-9a46-0c8f5b1d2e3a',
    name: 'de_leads_monitoring_202612',
    dataSources: {
      ds0: {
        connector: 'bigQuery',
        type: 'TABLE',
        projectId: 'acme',
        datasetId: 'marketing',
        tableId: 'leads',
      },
    },
  },
  async run({ input, http }) {
    const { title } = await reportOf(http, input.dashboardId);
    const url = new URL('/reporting/create', SITE);
    url.searchParams.set('c.reportId', input.dashboardId);
    if (input.pageId !== undefined) url.searchParams.set('c.pageId', input.pageId);
    url.searchParams.set('c.mode', input.mode);
    if (input.name !== undefined) url.searchParams.set('r.reportName', input.name);
    for (const [source, given] of Object.entries(input.dataSources ?? {})) {
      for (const [name, value] of Object.entries(given)) {
        url.searchParams.set(`ds.${source}.${name}`, String(value));
      }
    }
    return { url: url.href, title: input.name ?? title };
  },
});
