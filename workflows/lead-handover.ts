import { definition } from '../definitions/lead-handover/lead-handover.gen.ts';
import { implement, tools } from './implement.ts';

const { slack } = tools;

/** Every step but one is an action that the diagram fills itself; the words of the reminder read better in code. */
export const leadHandover = implement(definition, {
  remindSales: slack.postMessage(({ lead, score, territory, round }) => ({
    channel: '#sales',
    text: `A lead of ${lead.campaign} (score ${score}) waits for ${territory?.people[(round ?? 1) - 1]}, two business hours are left`,
  })),
});
