import type { Finding } from './finding.ts';
import type { CaseRecord } from './history/read-case.ts';
import { storyOf, type CaseStory } from './path/story.ts';
import { proveCase } from './replay.ts';
import type { WorkflowBundle } from './replay/replay-runs.ts';

export { printStory } from './path/text.ts';
export type { CaseStory, StoryLine } from './path/story.ts';

/**
 * Computes what happened in a case, by replaying its histories through the kernel. With findings the story ends where a history no
 * longer fits its definition.
 */
export async function tracePath(
  record: CaseRecord,
  bundle?: WorkflowBundle,
): Promise<{ readonly story: CaseStory; readonly findings: readonly Finding[] }> {
  const { runs, findings } = await proveCase(record, bundle);
  return { story: storyOf(record, runs), findings };
}
