import { z } from 'zod';
import type { StackPolicy } from '../../definitions/stack-policy.ts';
import { Failure } from '../failure.ts';

const severity = z.enum(['error', 'warning']);

const codes = z.enum([
  'TOOL_FACT_MISSING',
  'TOOL_UNUSED',
  'TOOLS_FOR_ONE_JOB',
  'TOOL_AGREEMENT_MISSING',
  'TOOL_AGREEMENT_ENDED',
  'DATA_CARRIED_BY_HAND',
  'TOOL_SCOPES_TOO_WIDE',
]);

/** An exception that says too little is a finding of its own. */
const exception = z.strictObject({
  name: z.string().default(''),
  code: codes,
  tool: z.string().exactOptional(),
  process: z.string().exactOptional(),
  element: z.string().exactOptional(),
  reason: z.string().default(''),
  until: z.string().default(''),
});

const policy: z.ZodType<StackPolicy> = z.strictObject({
  severities: z.record(codes, severity),
  agreements: z.array(
    z.strictObject({ tool: z.string(), signed: z.string(), document: z.string(), until: z.string() }),
  ),
  together: z.array(z.strictObject({ category: z.string(), tools: z.array(z.string()), why: z.string() })),
  exceptions: z.array(exception),
});

/** The policy as it may be audited by; STACK_POLICY_INVALID. It is run without being compiled, and a severity that is misspelt would let everything pass. */
export function readPolicy(given: unknown): StackPolicy {
  const read = policy.safeParse(given);
  if (read.success) return read.data;
  const places = read.error.issues.map(({ path, message }) => `${path.join('.') || 'stack'}: ${message}`);
  throw new Failure(
    'STACK_POLICY_INVALID',
    `definitions/policies/stack.ts does not fit: ${places.join('; ')}`,
  );
}
