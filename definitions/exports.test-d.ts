import type { z } from 'zod';
import type * as campaignLifecycle from './campaign-lifecycle/campaign-lifecycle.gen.ts';
import type * as campaignPlanning from './campaign-planning/campaign-planning.gen.ts';
import type * as creativeBriefing from './creative-briefing/creative-briefing.gen.ts';
import type { Definition } from './definition.ts';
import type { definitions } from './index.gen.ts';
import type * as launch from './launch/launch.gen.ts';
import type * as leadHandover from './lead-handover/lead-handover.gen.ts';
import type * as legalReview from './legal-review/legal-review.gen.ts';
import type * as reviewCycle from './review-cycle/review-cycle.gen.ts';
import type { lead } from './vocabulary.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <Fact extends true>(fact?: Fact): Fact | undefined => fact;

/** What definitions export besides themselves. */
export interface Exports {
  'campaign-lifecycle': [
    campaignLifecycle.StepId,
    campaignLifecycle.Variables,
    campaignLifecycle.Start,
    campaignLifecycle.Tasks,
    campaignLifecycle.Steps,
  ];
  'campaign-planning': [
    campaignPlanning.StepId,
    campaignPlanning.Variables,
    campaignPlanning.Start,
    campaignPlanning.Tasks,
    campaignPlanning.Steps,
  ];
  'creative-briefing': [
    creativeBriefing.StepId,
    creativeBriefing.Variables,
    creativeBriefing.Start,
    creativeBriefing.Tasks,
    creativeBriefing.Steps,
  ];
  launch: [launch.StepId, launch.Variables, launch.Start, launch.Tasks, launch.Steps];
  'lead-handover': [
    leadHandover.StepId,
    leadHandover.Variables,
    leadHandover.Start,
    leadHandover.Tasks,
    leadHandover.Steps,
  ];
  'legal-review': [
    legalReview.StepId,
    legalReview.Variables,
    legalReview.Start,
    legalReview.Tasks,
    legalReview.Steps,
  ];
  'review-cycle': [
    reviewCycle.StepId,
    reviewCycle.Variables,
    reviewCycle.Start,
    reviewCycle.Tasks,
    reviewCycle.Steps,
  ];
}

type DefinitionId = keyof Exports;
type TypesOf<Id extends DefinitionId> =
  (typeof definitions)[Id]['definition'] extends Definition<infer Types> ? Types : never;
type Schema<Id extends DefinitionId> = (typeof definitions)[Id]['schema'];

/** A process, where one of its exports is not what its definition carries, or not what its schema file says. */
type WrongExports<Id extends DefinitionId> =
  Same<
    Exports[Id],
    [
      TypesOf<Id>['stepId'],
      TypesOf<Id>['variables'],
      z.input<Schema<Id>['start']>,
      TypesOf<Id>['tasks'],
      TypesOf<Id>['steps'],
    ]
  > extends true
    ? never
    : Id;

/** Tasks whose type is not what completes them by the schema file, and those that have none. */
type WrongTasks<Id extends DefinitionId> = {
  [Task in keyof Schema<Id>['tasks']]: Task extends keyof TypesOf<Id>['tasks']
    ? Same<TypesOf<Id>['tasks'][Task], z.input<Extract<Schema<Id>['tasks'][Task], z.ZodType>>> extends true
      ? never
      : Task
    : Task;
}[keyof Schema<Id>['tasks']];

/** Steps that an action does, and of which input and output are not known. */
type WrongSteps<Id extends DefinitionId> = Exclude<
  {
    [Step in keyof TypesOf<Id>['entries']]: TypesOf<Id>['entries'][Step] extends { readonly action: string }
      ? Step
      : never;
  }[keyof TypesOf<Id>['entries']],
  keyof TypesOf<Id>['steps']
>;

holds<Same<{ [Id in DefinitionId]: WrongExports<Id> }[DefinitionId], never>>();
holds<Same<{ [Id in DefinitionId]: WrongTasks<Id> }[DefinitionId], never>>();
holds<Same<{ [Id in DefinitionId]: WrongSteps<Id> }[DefinitionId], never>>();
holds<
  Same<
    Extract<
      DefinitionId,
      { [Id in DefinitionId]: string extends TypesOf<Id>['stepId'] ? Id : never }[DefinitionId]
    >,
    never
  >
>();

// What a reader of one of them sees.
holds<Same<leadHandover.Steps['upsertContact']['output'], { contactId: string; created: boolean }>>();
holds<Same<leadHandover.Steps['remindSales']['input'], { channel: string; text: string }>>();
holds<Same<leadHandover.Tasks['acceptLead']['decision'], 'accept' | 'reject' | 'pass-on'>>();
holds<Same<leadHandover.Variables['contactId'], string | undefined>>();
holds<Same<leadHandover.Variables['lead'], z.output<typeof lead>>>();
holds<
  Same<Extract<leadHandover.StepId, 'scoreLead' | 'acceptLead' | 'qualified'>, 'scoreLead' | 'acceptLead'>
>();

/** A step that the diagram does not have. */
// @ts-expect-error there is no such step
export type Missing = leadHandover.Steps['upsertContacts'];
