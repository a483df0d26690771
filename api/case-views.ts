import { z } from 'zod';

/**
 * What a case shows, as `workflows/contract.ts` says it, checked on the way out: what is not named here does not leave.
 * Variables hold tokens where people's data would be. Times are epoch milliseconds.
 */

const variables = z.record(z.string(), z.unknown());

export const openTask = z.object({
  /** Number of the task within its case. */
  task: z.int(),
  element: z.string(),
  name: z.string(),
  form: z.string().optional(),
  assignee: z.string().optional(),
  groups: z.array(z.string()).readonly(),
  users: z.array(z.string()).readonly(),
  excluded: z.array(z.string()).readonly(),
  due: z.number().optional(),
  followUp: z.number().optional(),
  priority: z.number(),
  opened: z.number(),
});
export type OpenTaskView = z.output<typeof openTask>;

export const openIncident = z.object({
  instance: z.int(),
  element: z.string(),
  code: z.string(),
  message: z.string(),
});

export type OpenIncidentView = z.output<typeof openIncident>;

export const caseView = z.object({
  caseId: z.string(),
  process: z.string(),
  model: z.string(),
  status: z.enum(['running', 'completed', 'terminated', 'failed']),
  started: z.number(),
  variables,
  tokens: z.array(
    z.object({
      element: z.string(),
      instance: z.int(),
      incident: z.object({ code: z.string(), message: z.string() }).optional(),
      waitsFor: z.literal('data').optional(),
    }),
  ),
  tasks: z.array(openTask),
  incidents: z.array(openIncident),
  messages: z.array(z.object({ name: z.string(), key: z.string().optional(), element: z.string() })),
  signals: z.array(z.object({ name: z.string(), element: z.string() })),
  timers: z.array(z.object({ element: z.string(), due: z.number() })),
  children: z.array(z.object({ element: z.string(), caseId: z.string() })),
  /** Ad-hoc sub-processes that are open, with what can be activated in each. */
  adHoc: z
    .array(
      z.object({
        instance: z.int(),
        element: z.string(),
        activities: z.array(z.object({ element: z.string(), name: z.string() })),
      }),
    )
    .optional(),
  ending: z.object({ code: z.string(), message: z.string() }).optional(),
  /** Address of the BPMN file, of exactly the version this case has. */
  diagram: z.string(),
});

export const pathEntry = z.object({
  at: z.number(),
  element: z.string(),
  name: z.string(),
  kind: z.string(),
  event: z.enum(['entered', 'completed', 'terminated', 'compensated', 'failed']),
  instance: z.int(),
  by: z.string().optional(),
  detail: variables.optional(),
});
export type PathEntryView = z.output<typeof pathEntry>;

export const caseStatus = z.enum(['running', 'completed', 'failed', 'cancelled', 'terminated']);
export type CaseStatus = z.output<typeof caseStatus>;

/** A case as it is listed. Times are ISO 8601. */
export const listedCase = z.object({
  caseId: z.string(),
  process: z.string(),
  status: caseStatus,
  started: z.string(),
  ended: z.string().optional(),
  model: z.string().optional(),
  startedBy: z.string().optional(),
  openTasks: z.int(),
  incidents: z.int(),
});
