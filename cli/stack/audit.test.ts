import { expect, test } from 'vitest';
import type { StackException } from '../../definitions/stack-policy.ts';
import { stack } from '../../definitions/policies/stack.ts';
import { auditStack } from './audit.ts';
import { demoTool } from './testing/demo-tool.ts';

const exception: StackException = {
  name: 'pilot',
  code: 'TOOL_FACT_MISSING',
  tool: 'demo',
  reason: 'The owner is chosen on 2026-12-01.',
  until: '2026-12-31',
};
const ownerless = { ...demoTool, owner: '' };

const audit = (exceptions: readonly StackException[], today = '2026-11-22') =>
  auditStack({
    tools: [ownerless],
    models: [],
    uses: [],
    outputs: () => [],
    policy: { ...stack, exceptions },
    today,
  }).map(({ code, severity }) => `${severity} ${code}`);

test.each<[string, readonly StackException[], string | undefined, readonly string[]]>([
  ['none', [], undefined, ['error TOOL_FACT_MISSING']],
  ['one that holds', [exception], undefined, []],
  ['one on its last day', [exception], '2026-12-31', []],
  [
    'one that has ended',
    [exception],
    '2027-01-01',
    ['error POLICY_EXCEPTION_ENDED', 'error TOOL_FACT_MISSING'],
  ],
  ["another tool's", [{ ...exception, tool: 'other' }], undefined, ['error TOOL_FACT_MISSING']],
  ['one for another code', [{ ...exception, code: 'TOOL_UNUSED' }], undefined, ['error TOOL_FACT_MISSING']],
  ['one without a reason', [{ ...exception, reason: '' }], undefined, ['error POLICY_EXCEPTION_INCOMPLETE']],
])('exceptions: %s', (_, exceptions, today, found) => {
  expect(audit(exceptions, today)).toEqual(found);
});

test('the policy says how bad a finding is', () => {
  const policy = { ...stack, severities: { ...stack.severities, TOOL_FACT_MISSING: 'warning' as const } };
  const [finding] = auditStack({
    tools: [ownerless],
    models: [],
    uses: [],
    outputs: () => [],
    policy,
    today: '2026-11-22',
  });
  expect(finding?.severity).toBe('warning');
});
