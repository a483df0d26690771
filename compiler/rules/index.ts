import type { Report } from '../report.ts';
import { activationConditions } from './activation-conditions.ts';
import { adHoc } from './ad-hoc.ts';
import { boundaryAttachment } from './boundary-attachment.ts';
import { boundaryEventFlows } from './boundary-event-flows.ts';
import { calledElement } from './called-element.ts';
import { catchDuplicates } from './catch-duplicates.ts';
import { calledStarts } from './called-starts.ts';
import { compensation } from './compensation.ts';
import { conditionalEvents } from './conditional-events.ts';
import { conditions } from './conditions.ts';
import { correlationKey } from './correlation-key.ts';
import { dataFlow } from './data-flow.ts';
import { dataItems } from './data-items.ts';
import { dataSets } from './data-sets.ts';
import { deadlocks } from './deadlocks.ts';
import { decisions } from './decisions.ts';
import { defaultFlow } from './default-flow.ts';
import { dueDates } from './due-dates.ts';
import { emptyScopes } from './empty-scopes.ts';
import { endEventFlows } from './end-event-flows.ts';
import { errorCodes } from './error-codes.ts';
import { escalationCodes } from './escalation-codes.ts';
import { escalationHosts } from './escalation-hosts.ts';

import { eventBasedGateway } from './event-based-gateway.ts';
import { eventDefinitionReferences } from './event-definition-references.ts';
import { eventPosition } from './event-position.ts';
import { eventSubProcessFlows } from './event-sub-process-flows.ts';
import { executable } from './executable.ts';
import { flowEnds } from './flow-ends.ts';
import { flowReferences } from './flow-references.ts';
import { flowScope } from './flow-scope.ts';
import { formalExpressions } from './formal-expressions.ts';
import { gatewayDirection } from './gateway-direction.ts';
import { generatedIds } from './generated-ids.ts';
import { globalTasks } from './global-tasks.ts';
import { headers } from './headers.ts';
import { ignoredAttributes } from './ignored-attributes.ts';
import { intermediateEventFlows } from './intermediate-event-flows.ts';
import { instantiation } from './instantiation.ts';
import { interrupting } from './interrupting.ts';
import { jobTypes } from './job-types.ts';
import { links } from './links.ts';
import { listeners } from './listeners.ts';
import { mappings } from './mappings.ts';
import { messageDuplicates } from './message-duplicates.ts';
import { messageFlows } from './message-flows.ts';
import { messageName } from './message-name.ts';
import { multiInstanceBehavior } from './multi-instance-behavior.ts';
import { multiInstance } from './multi-instance.ts';
import { multipleEvents } from './multiple-events.ts';
import { mutualJoins } from './mutual-joins.ts';
import { people } from './people.ts';
import { quantities } from './quantities.ts';
import { reachability } from './reachability.ts';
import { referenceTypes } from './references.ts';
import type { Rule, Subject } from './rule.ts';
import { scripts } from './scripts.ts';
import { sendTasks } from './send-tasks.ts';
import { signalName } from './signal-name.ts';
import { standardLoops } from './standard-loops.ts';
import { startEventFlows } from './start-event-flows.ts';
import { startEvents } from './start-events.ts';
import { straightLoops } from './straight-loops.ts';
import { synchronization } from './synchronization.ts';
import { timers } from './timers.ts';
import { transactions } from './transactions.ts';
import { missingDefault } from './missing-default.ts';
import { signalEcho } from './signal-echo.ts';
import { waysOut } from './ways-out.ts';

/** All rules: of the file, of flows, of events, of gateways, of steps, and what only warns. */
export const rules: readonly Rule[] = [
  executable,
  referenceTypes,
  eventDefinitionReferences,
  generatedIds,
  flowEnds,
  flowReferences,
  flowScope,
  emptyScopes,
  startEvents,
  startEventFlows,
  endEventFlows,
  intermediateEventFlows,
  boundaryAttachment,
  boundaryEventFlows,
  eventSubProcessFlows,
  eventPosition,
  interrupting,
  conditionalEvents,
  multipleEvents,
  instantiation,
  messageName,
  messageDuplicates,
  correlationKey,
  timers,
  errorCodes,
  escalationCodes,
  escalationHosts,
  signalName,
  signalEcho,
  links,
  catchDuplicates,
  compensation,
  transactions,
  defaultFlow,
  missingDefault,
  conditions,
  activationConditions,
  eventBasedGateway,
  calledElement,
  calledStarts,
  globalTasks,
  jobTypes,
  scripts,
  decisions,
  sendTasks,
  people,
  dueDates,
  multiInstance,
  multiInstanceBehavior,
  standardLoops,
  adHoc,
  mappings,
  headers,
  listeners,
  quantities,
  straightLoops,
  mutualJoins,
  deadlocks,
  synchronization,
  formalExpressions,
  gatewayDirection,
  reachability,
  waysOut,
  messageFlows,
  dataFlow,
  dataSets,
  dataItems,
  ignoredAttributes,
];

/** Applies every rule; none stops another. */
export function checkRules(subject: Subject, report: Report): void {
  for (const { code, check } of rules) {
    check(subject, {
      error: (element, message, hint) => report.error(element, { code, message, hint }),
      warning: (element, message, hint) => report.warning(element, { code, message, hint }),
    });
  }
}
