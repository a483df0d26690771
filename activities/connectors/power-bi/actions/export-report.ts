import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { powerBi } from '../connector.ts';
import { reportId } from '../fields.ts';

/** A result goes through histories, which take 2 MB at most. */
const LARGEST_CHARACTERS = 1_000_000;
const POLL_MS = 5000;
const QUESTIONS = 240;

export const exportReport = defineAction({
  tool: powerBi,
  id: 'power-bi.exportReport',
  summary: 'Give a paginated report as CSV.',
  /** `parameters` are those of the report. */
  input: z.strictObject({
    reportId,
    parameters: z.record(z.string().min(1).max(100), z.string().max(1000)).optional(),
  }),
  /** As the report writes it: each of its tables with its titles. */
  output: z.object({ csv: z.string() }),
  // A job that nobody fetches is thrown away by the vendor after a day.
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['Dataset.Read.All', 'Report.Read.All'],
  timeoutMs: QUESTIONS * POLL_MS + 5 * 60 * 1000,
  example: { reportId: 'c0ffee00-0000-4000-8000-000000000022', parameters: { Quarter: '2026Q4' } },
  async run({ input, settings, http, pause, heartbeat }) {
    const { workspaceId } = settings;
    const parameterValues = Object.entries(input.parameters ?? {}).map(([name, value]) => ({ name, value }));
    const { id } = await http.post({
      path: path`/v1.0/myorg/groups/${workspaceId}/reports/${input.reportId}/ExportTo`,
      json: { format: 'CSV', paginatedReportConfiguration: { parameterValues } },
      response: z.object({ id: z.string() }),
    });
    for (let asked = 0; asked < QUESTIONS; asked += 1) {
      const { status } = await http.get({
        path: path`/v1.0/myorg/groups/${workspaceId}/reports/${input.reportId}/exports/${id}`,
        response: z.object({ status: z.string() }),
      });
      if (status === 'Failed')
        throw toolError('CONFLICT', { action: 'power-bi.exportReport', vendorCode: status });
      if (status === 'Succeeded') {
        const csv = await http.get({
          path: path`/v1.0/myorg/groups/${workspaceId}/reports/${input.reportId}/exports/${id}/file`,
          headers: { accept: '*/*' },
          // An empty report is an empty answer.
          response: z.string().default(''),
        });
        if (csv.length <= LARGEST_CHARACTERS) return { csv };
        const fields = [`the report is larger than ${LARGEST_CHARACTERS} characters`];
        throw toolError('CONFLICT', { action: 'power-bi.exportReport', fields });
      }
      heartbeat({ asked });
      await pause(POLL_MS);
    }
    throw toolError('TIMEOUT', { action: 'power-bi.exportReport', fields: ['the export is not finished'] });
  },
});
