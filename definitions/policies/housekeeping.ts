import { everyTask, everyTool, noPersonalDataInGateways } from '../policy.ts';
import type { Policy } from '../policy.ts';

export const tasks: Policy = {
  code: 'POLICY_TASK',
  rule: 'Every task has a deadline, and the role that it escalates to hears when it passes.',
  ...everyTask('deadline', 'escalation'),
};

export const tools: Policy = {
  code: 'POLICY_TOOL',
  rule: 'Every tool has a purpose, an owner, documentation and rights.',
  ...everyTool('purpose', 'owner', 'documentation', 'rights'),
};

export const gateways: Policy = {
  code: 'PERSONAL_DATA_IN_CONDITION',
  rule: 'Personal data never decides a gateway.',
  ...noPersonalDataInGateways,
};
