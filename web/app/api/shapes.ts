import type { z } from 'zod';
import type { caseStatus, caseView, listedCase, pathEntry } from '../../../api/case-views.ts';
import type { completeBody, listedIncident, listedTask, shownTask } from '../../../api/exchanges.ts';
import type { me } from '../../../api/routes/me.ts';
import type { pageOf } from '../../../api/routes/page.ts';
import type { processView } from '../../../api/routes/processes.ts';

/** What the API answers, as its own schemas say it: a changed shape is a type error in the page. */

export type ListedCase = z.output<typeof listedCase>;
export type Me = z.output<typeof me>;
export type CaseStatus = z.output<typeof caseStatus>;
export type CaseView = z.output<typeof caseView>;
export type PathEntry = z.output<typeof pathEntry>;

export type ListedTask = z.output<typeof listedTask>;
export type ShownTask = z.output<typeof shownTask>;
export type ListedIncident = z.output<typeof listedIncident>;
export type ListedProcess = Pick<z.output<typeof processView>, 'id' | 'name'>;

/** What the page sends to complete a task. */
export type Completion = z.input<typeof completeBody>;

export type Page<Item> = Omit<z.output<ReturnType<typeof pageOf>>, 'items'> & {
  readonly items: readonly Item[];
};
