/**
 * What bpmnlint:recommended reports already, by our code, with its rules: every such finding, at the same element or the scope around
 * it. A second report would only be noise in the modeler. Codes that bpmnlint has in part are not here.
 */
export const coveredByBpmnlint: Readonly<Record<string, readonly string[]>> = {
  BPMN_EMPTY_SCOPE: ['start-event-required', 'end-event-required'],
  BPMN_LINK: ['link-event'],
  BPMN_START_EVENTS: [
    'start-event-required',
    'end-event-required',
    'single-blank-start-event',
    'event-sub-process-typed-start-event',
  ],
};
