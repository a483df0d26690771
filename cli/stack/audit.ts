import { faultsOfExceptions } from '../../compiler/policies/exceptions.ts';
import type { StackCode, StackException, StackPolicy } from '../../definitions/stack-policy.ts';
import type { Model } from '../../engine/model.ts';
import type { ToolEntry } from '../tool-catalogue.ts';
import { findCarried, type Outputs } from './carried-by-hand.ts';
import { findAgreements, findGaps, findTwins, findUnused, findWideScopes } from './check-tools.ts';
import type { Finding, Found } from './finding.ts';
import type { Use } from './uses.ts';

/** What the audit looks at. `today` is `YYYY-MM-DD`: agreements and exceptions end. */
export interface Stack {
  readonly tools: readonly ToolEntry[];
  readonly models: readonly Model[];
  readonly uses: readonly Use[];
  readonly outputs: Outputs;
  readonly policy: StackPolicy;
  readonly today: string;
}

/** All that is wrong with the stack and that nothing excuses; errors first. */
export function auditStack({ tools, models, uses, outputs, policy, today }: Stack): readonly Finding[] {
  const found: readonly Found<StackCode>[] = [
    ...findGaps(tools),
    ...findTwins(tools, policy.together),
    ...findAgreements(tools, policy.agreements, today),
    ...findUnused(tools),
    ...findCarried(models, uses, outputs),
    ...findWideScopes(tools),
  ];
  const findings = found
    .filter((one) => !policy.exceptions.some((exception) => excuses(exception, one, today)))
    .map((one): Finding => ({ ...one, severity: policy.severities[one.code] }));
  const all = [...faultyExceptions(policy.exceptions, today), ...findings];
  return [
    ...all.filter(({ severity }) => severity === 'error'),
    ...all.filter(({ severity }) => severity === 'warning'),
  ];
}

function excuses(exception: StackException, found: Found<StackCode>, today: string): boolean {
  const { code, tool = found.tool, process = found.process, element = found.element, until } = exception;
  return (
    code === found.code &&
    tool === found.tool &&
    process === found.process &&
    element === found.element &&
    today <= until
  );
}

function faultyExceptions(exceptions: readonly StackException[], today: string): readonly Finding[] {
  return exceptions.flatMap((exception) =>
    faultsOfExceptions(exception.code, [exception], today, () => 'Mend what it let off').map(
      ({ code, message, hint }): Finding => ({
        code,
        severity: 'error',
        ...(exception.tool === undefined ? {} : { tool: exception.tool }),
        ...(exception.process === undefined ? {} : { process: exception.process }),
        ...(exception.element === undefined ? {} : { element: exception.element }),
        message,
        next: hint,
      }),
    ),
  );
}
