import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { powerBi } from '../connector.ts';
import { reportId } from '../fields.ts';

export const linkReport = defineAction({
  tool: powerBi,
  id: 'power-bi.linkReport',
  summary:
    'Give the address of a report, for people who may sign in to Power BI, and the one to embed it by.',
  input: z.strictObject({ reportId }),
  /** Both ask whoever opens them to sign in. */
  output: z.object({ url: z.url(), embedUrl: z.url(), title: z.string() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['Report.Read.All'],
  example: { reportId: 'c0ffee00-0000-4000-8000-000000000021' },
  async run({ input, settings, http }) {
    const { webUrl, embedUrl, name } = await http.get({
      path: path`/v1.0/myorg/groups/${settings.workspaceId}/reports/${input.reportId}`,
      response: z.object({ webUrl: z.url(), embedUrl: z.url(), name: z.string() }),
    });
    return { url: webUrl, embedUrl, title: name };
  },
});
