import type { z } from 'zod';
import type {
  caseStatus,
  caseView,
  listedCase,
  openIncident,
  openTask,
  pathEntry,
} from '../../../api/case-views.ts';
import type { me } from '../../../api/routes/me.ts';

/** What the API answers, as its own schemas say it: a changed shape is a type error in the page. */

export type ListedCase = z.output<typeof listedCase>;
export type Me = z.output<typeof me>;
export type CaseStatus = z.output<typeof caseStatus>;
export type CaseView = z.output<typeof caseView>;
export type PathEntry = z.output<typeof pathEntry>;

interface OfCase {
  readonly caseId: string;
  readonly process: string;
}

export type ListedTask = z.output<typeof openTask> & OfCase;
export type ListedIncident = z.output<typeof openIncident> & OfCase & { readonly name?: string };

export type ShownTask = ListedTask & {
  readonly mayDecide: boolean;
  /** form-js schema; null where the task has no form. */
  readonly schema: unknown;
  readonly data: Readonly<Record<string, unknown>>;
};

export interface ListedProcess {
  readonly id: string;
  readonly name?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}
