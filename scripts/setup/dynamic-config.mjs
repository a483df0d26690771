/**
 * Temporal's dynamic configuration for a server on one machine, for either kind; server/options.go has the reason for each.
 * @type {Readonly<Record<string, string | number | boolean>>}
 */
export const dynamicConfig = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  'frontend.WorkflowTimeSkippingMaxSkipPerSession': 1_000_000,
  'history.workflowIdReuseMinimalInterval': '0s',
  'history.timerProcessorMaxTimeShift': '20ms',
  'history.transferProcessorMaxPollRPS': 2000,
  'history.timerProcessorMaxPollRPS': 2000,
  'history.visibilityProcessorMaxPollRPS': 2000,
  'system.forceSearchAttributesCacheRefreshOnRead': true,
};
