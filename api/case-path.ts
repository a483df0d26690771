import type { Client } from '@temporalio/client';
import type { CasePath } from '../workflows/contract.ts';
import { pathOfRun } from './case-calls.ts';
import { runsOf } from './case-runs.ts';

/** The whole path of a case so far; each run tells its own part. */
export async function pathOf(client: Client, caseId: string): Promise<CasePath> {
  const parts: CasePath[] = [];
  for (const run of await runsOf(client, caseId)) parts.push(await pathOfRun(client, caseId, run));
  return parts.flat();
}
