import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { isToolError, toolError } from '../../../kit/errors.ts';
import type { Http } from '../../../kit/http.ts';
import { path, type Path } from '../../../kit/path.ts';
import { done } from '../client.ts';
import { powerBi } from '../connector.ts';
import { datasetId } from '../fields.ts';

const POLL_MS = 30_000;
/** Five hours is how long a refresh may take on a capacity, two without (learn.microsoft.com, data refresh). */
const LONGEST_MS = 5 * 60 * 60 * 1000;

const instant = z.iso.datetime();

export const refreshDataset = defineAction({
  tool: powerBi,
  id: 'power-bi.refreshDataset',
  summary: 'Make sure that a dataset was read anew from its sources since a time, and wait for it.',
  /** Any refresh that began since then will do, a scheduled one too; only where there is none, one is started. */
  input: z.strictObject({ datasetId, since: instant }),
  output: z.object({ startedAt: instant, finishedAt: instant }),
  // A refresh cannot be marked as ours; that there be one since a time can be asked for any number of times.
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['Dataset.ReadWrite.All'],
  cancelledWait:
    'Power BI goes on with the refresh that was started; while one of somebody else is waited for, none is started.',
  timeoutMs: LONGEST_MS + 10 * 60 * 1000,
  example: { datasetId: 'c0ffee00-0000-4000-8000-000000000011', since: '2026-12-01T08:00:00Z' },
  async run({ input, settings, http, pause, handedIn, heartbeat }) {
    const refreshes = path`/v1.0/myorg/groups/${settings.workspaceId}/datasets/${input.datasetId}/refreshes`;
    /** What there was when ours was started. */
    let before: ReadonlySet<string> | undefined;
    for (let waited = 0; waited <= LONGEST_MS; waited += POLL_MS) {
      const history = await readHistory(http, refreshes);
      const isNew = ({ requestId }: Refresh): boolean => before !== undefined && !before.has(requestId);
      const isLateEnough = ({ startTime }: Refresh): boolean =>
        Date.parse(startTime) >= Date.parse(input.since);
      const last = history.find((one) => one.status === 'Completed' && (isNew(one) || isLateEnough(one)));
      if (last !== undefined) {
        return { startedAt: utc(last.startTime), finishedAt: utc(last.endTime ?? last.startTime) };
      }
      const failed = history.find((one) => isNew(one) && ENDED.includes(one.status));
      if (failed !== undefined) {
        const vendorCode = errorCodeOf(failed.serviceExceptionJson) ?? failed.status;
        throw toolError('CONFLICT', { action: 'power-bi.refreshDataset', vendorCode });
      }
      // Only one at a time: what is under way ends first, whoever started it.
      const busy = history.some(({ status }) => status === UNDER_WAY);
      if (before === undefined && !busy && (await start(http, refreshes))) {
        handedIn();
        before = new Set(history.map(({ requestId }) => requestId));
      }
      heartbeat({ waited });
      await pause(POLL_MS);
    }
    throw toolError('TIMEOUT', {
      action: 'power-bi.refreshDataset',
      fields: ['the refresh is not finished'],
    });
  },
});

/** What the vendor calls a refresh that has not ended. */
const UNDER_WAY = 'Unknown';
const ENDED: readonly string[] = ['Failed', 'Disabled', 'Cancelled'];

const refresh = z.object({
  requestId: z.string(),
  startTime: z.string(),
  endTime: z.string().optional(),
  status: z.string(),
  serviceExceptionJson: z.string().optional(),
});
type Refresh = z.output<typeof refresh>;

/** Newest first. */
async function readHistory(http: Http, refreshes: Path): Promise<readonly Refresh[]> {
  const { value } = await http.get({
    path: refreshes,
    query: { $top: 20 },
    response: z.object({ value: z.array(refresh) }),
  });
  return value;
}

/** False where somebody else was faster. */
async function start(http: Http, refreshes: Path): Promise<boolean> {
  try {
    await http.post({
      path: refreshes,
      // An app has no mailbox; other options need a capacity.
      json: { notifyOption: 'NoNotification' },
      response: done,
    });
    return true;
  } catch (error) {
    if (isToolError(error, 'CONFLICT')) return false;
    throw error;
  }
}

/** `2026-12-01T08:00:00.123Z`: the vendor writes more digits than there are milliseconds. */
function utc(time: string): string {
  return new Date(Date.parse(time)).toISOString();
}

function errorCodeOf(json: string | undefined): string | undefined {
  return /"errorCode"\s*:\s*"(\w+)"/.exec(json ?? '')?.[1];
}
