import { campaignLifecycle } from './campaign-lifecycle.ts';
import { campaignPlanning } from './campaign-planning.ts';
import { creativeBriefing } from './creative-briefing.ts';
import { launch } from './launch.ts';
import { leadHandover } from './lead-handover.ts';
import { legalReview } from './legal-review.ts';
import type { RegisteredProcess, Registry } from './registry.ts';
import { reviewCycle } from './review-cycle.ts';

const processes: readonly RegisteredProcess[] = [
  campaignLifecycle,
  campaignPlanning,
  creativeBriefing,
  launch,
  leadHandover,
  legalReview,
  reviewCycle,
];

/** Every process that a worker runs, with all its released models. Pure data: loaded once and shared by all cases of a worker. */
export const registered: Registry = new Map(processes.map((process) => [process.id, process]));
