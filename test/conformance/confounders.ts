import type { Diagnostic } from '../../compiler/diagnostics.ts';

// What a case may be rejected for beside the rule that it breaks, and the diagnostics that say so.
const codes: Readonly<Record<string, readonly string[]>> = {
  'process without start event': ['BPMN_EMPTY_SCOPE'],
  'sub-process without start event': ['BPMN_EMPTY_SCOPE'],
  'diagram refers to elements that do not exist': ['BPMN_UNRESOLVED_REFERENCE'],
  'escalationEventDefinition without reference': [],
  'errorEventDefinition without reference': ['BPMN_ERROR_CODE'],
  'adHocSubProcess without zeebe:adHoc': [],
  'expressions not written in FEEL (no leading =)': ['BPMN_EXPRESSION_STATIC', 'FEEL_SYNTAX'],
  'multi-instance without zeebe:loopCharacteristics': ['BPMN_MULTI_INSTANCE'],
  'serviceTask without zeebe:taskDefinition': ['BPMN_JOB_TYPE_MISSING'],
  'scriptTask without zeebe:script': ['BPMN_SCRIPT'],
  'sendTask without zeebe:taskDefinition': ['BPMN_SEND_TASK'],
  'message catch without zeebe:subscription': ['BPMN_CORRELATION_KEY_MISSING'],
  'callActivity without zeebe:calledElement': ['BPMN_CALLED_ELEMENT'],
  'message throw without zeebe:taskDefinition': [],
};

/** Whether a diagnostic speaks only of what the case is known to have wrong besides. */
export function isConfounded(diagnostic: Diagnostic, confounders: readonly string[]): boolean {
  return confounders.some((confounder) => codes[confounder]?.includes(diagnostic.code) === true);
}
