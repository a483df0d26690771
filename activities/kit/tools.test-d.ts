import type { Actions, Tools } from '../connectors/index.gen.ts';
import type { Repeats } from './define-action.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <Fact extends true>(fact?: Fact): Fact | undefined => fact;

holds<Same<Tools['hubspot']['createTask']['id'], 'hubspot.createTask'>>();
holds<Same<Tools['hubspot']['upsertContact']['output'], { contactId: string; created: boolean }>>();
holds<Same<Actions['slack.postMessage']['input'], { channel: string; text: string }>>();

/** An input that a workflow may write. */
export const lead: Actions['hubspot.upsertContact']['input'] = { email: 'ada@example.com', company: 'Acme' };

/** A field that the action does not have. */
export const typo: Actions['hubspot.upsertContact']['input'] = {
  email: 'ada@example.com',
  // @ts-expect-error there is no such field
  compnay: 'Acme',
};

// @ts-expect-error there is no such verb
export type Missing = Tools['hubspot']['createTaks'];

/** The vendor knows its keys for a day. */
export const forADay: Repeats = { retrySafety: 'keyed', keyedFor: 'PT24H' };
/** The vendor knows its keys for good. */
export const forGood: Repeats = { retrySafety: 'keyed' };
// @ts-expect-error no ISO 8601 duration
export const forTooLong: Repeats = { retrySafety: 'keyed', keyedFor: '24 hours' };
// @ts-expect-error there is no key that could be forgotten
export const withoutKey: Repeats = { retrySafety: 'unsafe', keyedFor: 'PT24H' };
