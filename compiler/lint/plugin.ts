import type { Diagnostic } from '../diagnostics.ts';
import type { Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { rules } from '../rules/index.ts';
import { coveredByBpmnlint } from './covered.ts';
import { findingsOf } from './findings.ts';

/** The package in which bpmnlint looks for the rules `maschinenraum/...`. */
export const PLUGIN = 'bpmnlint-plugin-maschinenraum';

/** Takes what a rule of bpmnlint finds. */
export interface LintReporter {
  report(id: string | undefined, message: string): void;
}

/** A rule as bpmnlint has it: called for every element of the tree. */
export interface LintRule {
  check(element: Drawn, reporter: LintReporter): false | undefined;
}

/** Codes that no rule has but the compiler says all the same: of elements that are not run, and of expressions. */
const beyondRules = ['BPMN_UNSUPPORTED', 'BPMN_EXPRESSION_STATIC', 'BPMN_VARIABLE_NAME', 'FEEL_SYNTAX'];

/** The codes that are shown as rules of bpmnlint. */
export const lintedCodes: readonly string[] = [
  ...new Set([...rules.map(({ code }) => code), ...beyondRules]),
].filter((code) => coveredByBpmnlint[code] === undefined);

/**
 * The rules by name, two for each code: bpmnlint knows the weight of a rule, not of a finding. `deadlock` is what the compiler refuses,
 * `deadlock-warning` what it warns of.
 */
export const lintRules: Readonly<Record<string, () => LintRule>> = Object.fromEntries(
  lintedCodes.flatMap((code) => [
    [lintName(code, 'error'), () => lintRule(code, 'error')],
    [lintName(code, 'warning'), () => lintRule(code, 'warning')],
  ]),
);

/** `plugin:maschinenraum/recommended`: all of them, each with its weight. */
export const configs = {
  recommended: {
    rules: Object.fromEntries(
      lintedCodes.flatMap((code) => [
        [`maschinenraum/${lintName(code, 'error')}`, 'error'],
        [`maschinenraum/${lintName(code, 'warning')}`, 'warn'],
      ]),
    ),
  },
};

/** `BPMN_START_EVENTS` -> `start-events`, `start-events-warning`. */
export function lintName(code: string, severity: Diagnostic['severity']): string {
  const name = code
    .replace(/^BPMN_/, '')
    .replaceAll('_', '-')
    .toLowerCase();
  return severity === 'error' ? name : `${name}-warning`;
}

function lintRule(code: string, severity: Diagnostic['severity']): LintRule {
  return {
    check(definitions, reporter) {
      if (!isA(definitions, 'bpmn:Definitions')) return undefined;
      for (const found of findingsOf(definitions)) {
        if (found.code !== code || found.severity !== severity) continue;
        reporter.report(
          found.element,
          found.hint === undefined ? found.message : `${found.message}. ${found.hint}`,
        );
      }
      // The whole file has been looked at: bpmnlint need not go on through its elements.
      return false;
    },
  };
}
