import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { isToolError, toolError, type ToolErrorDetails } from '../../../kit/errors.ts';
import type { Http } from '../../../kit/http.ts';
import { path, type Path } from '../../../kit/path.ts';
import { API_VERSION, tableau } from '../connector.ts';

const POLL_MS = 20_000;
/** Tableau Cloud ends a refresh after two hours; the one before ours may take as long. */
const LONGEST_MS = 4 * 60 * 60 * 1000;

const job = z.object({
  job: z.object({
    id: z.string(),
    completedAt: z.string().optional(),
    finishCode: z.coerce.number().optional(),
  }),
});

export const refreshExtract = defineAction({
  tool: tableau,
  id: 'tableau.refreshExtract',
  summary: 'Read the extract of a data source or of a workbook anew from its sources, and wait for it.',
  input: z.strictObject({ kind: z.enum(['datasource', 'workbook']), id: z.guid() }),
  output: z.object({ finishedAt: z.iso.datetime() }),
  // A second run reads the sources once more, and leaves what the first one left or what is newer.
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  cancelledWait:
    'Tableau goes on with the refresh that was handed in; one that had to wait for another is never begun.',
  timeoutMs: LONGEST_MS + 10 * 60 * 1000,
  example: { kind: 'datasource', id: 'ab1e0000-0000-4000-8000-000000000011' },
  async run({ input, settings, http, pause, handedIn, heartbeat }) {
    const { siteId } = settings;
    const place =
      input.kind === 'datasource'
        ? path`/api/${API_VERSION}/sites/${siteId}/datasources/${input.id}/refresh`
        : path`/api/${API_VERSION}/sites/${siteId}/workbooks/${input.id}/refresh`;
    let jobId: string | undefined;
    for (let waited = 0; waited <= LONGEST_MS; waited += POLL_MS) {
      if (jobId === undefined) {
        jobId = await start(http, place);
        if (jobId !== undefined) handedIn(jobId);
      } else {
        const { job: found } = await http.get({
          path: path`/api/${API_VERSION}/sites/${siteId}/jobs/${jobId}`,
          response: job,
        });
        if (found.completedAt !== undefined) {
          if (found.finishCode === SUCCESS) return { finishedAt: new Date(found.completedAt).toISOString() };
          const vendorCode = `finishCode.${found.finishCode ?? 'none'}`;
          throw toolError('CONFLICT', { action: 'tableau.refreshExtract', vendorCode });
        }
      }
      heartbeat({ waited });
      await pause(POLL_MS);
    }
    throw toolError('TIMEOUT', { action: 'tableau.refreshExtract', fields: ['the refresh is not finished'] });
  },
});

/** 1 is a failure, 2 a cancellation. */
const SUCCESS = 0;

/** A refresh of the same extract waits or runs already (apache/airflow, pull request 69382). */
const QUEUED = '409093';

/** The job; nothing while another one is in the way, which may have begun before the data was there. */
async function start(http: Http, place: Path): Promise<string | undefined> {
  try {
    const answer = await http.post({ path: place, json: {}, response: job });
    return answer.job.id;
  } catch (error) {
    const details = isToolError(error) ? (error.details?.[0] as ToolErrorDetails | undefined) : undefined;
    if (details?.vendorCode === QUEUED) return undefined;
    throw error;
  }
}
