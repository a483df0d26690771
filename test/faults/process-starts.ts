import { beginningOf } from '../../api/case-runs.ts';
import type { CaseInput } from '../../workflows/contract.ts';
import { standingOf } from '../campaign/case-watch.ts';
import { runCampaign } from '../campaign/run-campaign.ts';
import type { TrialMachine } from '../campaign/trial-machine.ts';

/** How a process begins in the middle of a campaign: its input, and what the tools hold by then. */
export interface ProcessStart {
  readonly input: CaseInput;
  readonly tools: Readonly<Record<string, object>>;
}

/** Runs one campaign from its brief to its last lead, and keeps how each process began. */
export async function recordStarts(trial: TrialMachine): Promise<ReadonlyMap<string, ProcessStart>> {
  const { client, machine } = trial;
  const tools = new Map<string, ProcessStart['tools']>();
  const cases = new Map<string, string>();
  const all = await runCampaign(trial, {
    async look(_office, open) {
      for (const { process, caseId } of open) {
        if (cases.has(process)) continue;
        cases.set(process, caseId);
        tools.set(process, structuredClone(machine.sandbox.state));
      }
    },
  });
  // Leads come while the campaign is reviewed, and are not called by it.
  const lead = await firstOf('lead-handover');
  if (lead !== undefined) cases.set('lead-handover', lead);
  tools.set('lead-handover', tools.get('review-cycle') ?? {});
  const starts = new Map<string, ProcessStart>();
  for (const [process, caseId] of cases) {
    const { input } = await beginningOf(client, caseId);
    starts.set(process, { input: input as CaseInput, tools: tools.get(process) ?? {} });
  }
  return starts;

  async function firstOf(process: string): Promise<string | undefined> {
    for (const caseId of all) if ((await standingOf(client, caseId))?.process === process) return caseId;
    return undefined;
  }
}
