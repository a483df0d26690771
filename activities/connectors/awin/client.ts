import { z } from 'zod';
import type { Call } from '../../kit/define-action.ts';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { minorOfUnits } from '../../kit/money.ts';
import { path } from '../../kit/path.ts';
import type { awin } from './connector.ts';

type Settings = z.output<(typeof awin)['settings']>;

const amount = z.object({ amount: z.number(), currency: z.string() });

/** A transaction as Awin tells it, with the fields that we use; times are in the time zone that was asked for. */
export const transaction = z.object({
  id: z.number(),
  publisherId: z.number(),
  siteName: z.string().nullish(),
  orderRef: z.string().nullish(),
  commissionStatus: z.enum(['pending', 'approved', 'declined', 'deleted']),
  commissionAmount: amount,
  saleAmount: amount,
  transactionDate: z.string(),
  validationDate: z.string().nullish(),
});
export type Transaction = z.output<typeof transaction>;

/** So many ids go into one address. */
const IDS_A_REQUEST = 100;

/** Transactions by their ids; those that the programme does not have are left out. */
export async function readTransactions(
  http: Http,
  { advertiserId }: Settings,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Transaction>> {
  const found = new Map<string, Transaction>();
  for (let start = 0; start < ids.length; start += IDS_A_REQUEST) {
    const page = await http.get({
      path: path`/advertisers/${advertiserId}/transactions`,
      query: { ids: ids.slice(start, start + IDS_A_REQUEST).join(','), timezone: 'UTC' },
      response: z.array(transaction),
    });
    for (const one of page) found.set(String(one.id), one);
  }
  return found;
}

/** What is asked for one transaction; help.awin.com/apidocs, "Validate Transactions". */
interface Decision {
  readonly action: 'approve' | 'decline' | 'amend';
  readonly approve?: boolean;
  readonly transaction: { readonly transactionId: number } & Readonly<Record<string, unknown>>;
}

const POLL_MS = 10_000;
const QUESTIONS = 120;

/** Hands in decisions and waits until Awin is through with them; answers with the codes of those that it refused, by transaction. */
export async function decide(
  { http, settings, pause, handedIn, heartbeat }: Call<unknown, Settings>,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<string, string>> {
  if (decisions.length === 0) return new Map();
  const { advertiserId } = settings;
  const { jobId } = await http.post({
    path: path`/advertisers/${advertiserId}/transactions/batch`,
    json: decisions,
    response: z.object({ jobId: z.string() }),
  });
  handedIn(jobId);
  for (let asked = 0; asked < QUESTIONS; asked += 1) {
    await pause(POLL_MS);
    heartbeat({ asked });
    const job = await http.get({
      path: path`/advertisers/${advertiserId}/transactions/jobs/${jobId}`,
      query: { output: 'errors' },
      response: z.object({
        status: z.string(),
        failedTransactions: z
          .array(z.object({ transactionId: z.number().nullish(), code: z.string().nullish() }))
          .nullish(),
      }),
    });
    if (job.status === DONE) {
      return new Map(
        (job.failedTransactions ?? []).map(({ transactionId, code }) => [
          String(transactionId),
          code ?? 'unknown',
        ]),
      );
    }
  }
  throw toolError('TIMEOUT', { tool: 'awin', fields: [`job ${jobId} is not finished`] });
}

/** The status of a job that is over. */
const DONE = 'DONE';

/** Brings transactions to a status; which of them have it, and why the others do not. */
export async function bringTo(
  call: Call<unknown, Settings>,
  ids: readonly string[],
  wanted: 'approved' | 'declined',
  decisionFor: (transactionId: number) => Decision,
): Promise<{ done: string[]; failed: { transactionId: string; why: string }[] }> {
  const { http, settings } = call;
  const unique = [...new Set(ids)];
  const before = await readTransactions(http, settings, unique);
  // What was decided by an earlier attempt, or by a person the other way, is not handed in again.
  const open = unique.filter((id) => before.get(id)?.commissionStatus === 'pending');
  const refused = await decide(
    call,
    open.map((id) => decisionFor(Number(id))),
  );
  // Two attempts may have handed in the same: what counts is where it stands now, and not what a job says.
  const after = open.length === 0 ? before : await readTransactions(http, settings, unique);
  const isDone = (id: string): boolean => after.get(id)?.commissionStatus === wanted;
  return {
    done: unique.filter(isDone),
    failed: unique
      .filter((id) => !isDone(id))
      .map((id) => ({
        transactionId: id,
        why: refused.get(id) ?? after.get(id)?.commissionStatus ?? 'unknown transaction',
      })),
  };
}

/** An amount in minor units. */
export function minorOf({ amount: units, currency }: z.output<typeof amount>): number {
  return minorOfUnits(units, currency);
}

/** A time as Awin writes it when it was asked in UTC, `2017-02-20T22:04:00`. */
export function utc(time: string): string {
  return new Date(`${time.replace(/Z$/, '')}Z`).toISOString();
}
