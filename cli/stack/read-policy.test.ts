import { expect, test } from 'vitest';
import { stack } from '../../definitions/policies/stack.ts';
import { auditStack } from './audit.ts';
import { readPolicy } from './read-policy.ts';

const { TOOL_UNUSED: _left, ...severities } = stack.severities;

test.each<[string, object, string]>([
  ['a severity that is left out', { severities }, 'severities.TOOL_UNUSED: '],
  [
    'one that is misspelt',
    { severities: { ...severities, TOOL_UNUSED: 'erorr' } },
    'severities.TOOL_UNUSED: ',
  ],
  ['a finding that there is not', { severities: { ...stack.severities, TOOL_OLD: 'error' } }, 'TOOL_OLD'],
  [
    'an exception to nothing',
    { exceptions: [{ name: 'x', reason: 'x', until: '2027-01-01' }] },
    'exceptions.0.code: ',
  ],
  ['no exceptions at all', { exceptions: undefined }, 'exceptions: '],
  ['an agreement without its tool', { agreements: [{ signed: '2026-01-01' }] }, 'agreements.0.tool: '],
])('%s is told', (_what, change, says) => {
  expect(() => readPolicy({ ...stack, ...change })).toThrow(
    expect.objectContaining({ code: 'STACK_POLICY_INVALID', message: expect.stringContaining(says) }),
  );
});

test('the policy of the project is read as it stands', () => {
  expect(readPolicy(stack)).toEqual(stack);
});

test('an exception that says too little is a finding', () => {
  const policy = readPolicy({ ...stack, exceptions: [{ code: 'TOOL_UNUSED', tool: 'slack' }] });
  const findings = auditStack({
    tools: [],
    models: [],
    uses: [],
    outputs: () => [],
    policy,
    today: '2026-12-01',
  });
  expect(findings).toEqual([
    expect.objectContaining({ code: 'POLICY_EXCEPTION_INCOMPLETE', severity: 'error', tool: 'slack' }),
  ]);
});
