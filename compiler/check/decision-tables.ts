import type { DecisionModel } from '../../engine/dmn/model.ts';
import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { Element } from '../../engine/model.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { examineTable, type TableFindings } from '../decision-tables/index.ts';
import { nullOutputs, type NullOutput } from '../decision-tables/null-outputs.ts';
import type { DrawnTable } from '../dmn/drawn-table.ts';
import type { Finding } from '../report.ts';
import type { Checked } from './checked.ts';
import { allowsNull, listTakesNull } from './null-uses.ts';
import {
  gapFinding,
  nullFinding,
  overlapFinding,
  refusedFinding,
  unprovedFinding,
  unreachableFinding,
} from './table-wording.ts';
import { untypedTables } from './untyped-tables.ts';
import { findNode } from '../../engine/dmn/decide.ts';
import { literal } from './scopes.ts';

/** Takes what is found of a table, or of one of its rules, counted from 0. */
type Tell = (severity: Diagnostic['severity'], finding: Finding, rule?: number) => void;

/** A table as a task asks it. */
interface Use {
  readonly element: Element;
  readonly findings: TableFindings;
  readonly allowsNull: boolean;
  readonly nulls: readonly NullOutput[];
  /** Values of wrong types are told already: that nothing passes such a test is no news. */
  readonly isMistyped: boolean;
  readonly isResult: boolean;
}

/**
 * Every table has a rule for what may come, and no rule in vain. Errors, where the schema says what comes; warnings of what only null
 * would show, for whether a value is there depends on the way to the task; and of tables that no task asks.
 */
export function checkDecisionTables(checked: Checked): void {
  const { decisions } = checked.model;
  if (decisions === undefined) return;
  const uses = usesOf(decisions, checked);
  for (const [table, asked] of uses) {
    const [first] = asked;
    if (first === undefined) continue;
    const drawn = checked.tables.find((one) => one.table === table);
    const expressions = drawn?.expressions ?? table.inputs.map(({ label }) => label);
    tellUses({ table, expressions }, asked, (severity, finding, rule) => {
      if (drawn === undefined) checked[severity](first.element.id, finding);
      else checked.found({ ...drawn.place(rule), severity, ...finding });
    });
  }
  for (const found of tableWarnings(decisions, checked.tables, new Set(uses.keys()))) checked.found(found);
}

/** What is wrong with tables by the DMN files alone: warnings, for nobody knows what really comes. */
export function tableWarnings(
  decisions: DecisionModel,
  drawn: readonly DrawnTable[],
  but: ReadonlySet<DecisionTable> = new Set(),
): readonly Diagnostic[] {
  return untypedTables(decisions).flatMap(({ table, inputs }): readonly Diagnostic[] => {
    const place = drawn.find((one) => one.table === table);
    if (but.has(table) || place === undefined) return [];
    const { gaps, overlaps, unreachable, isUnproved } = examineTable(table, inputs);
    const at = (finding: Finding, rule?: number): Diagnostic => ({
      ...place.place(rule),
      severity: 'warning',
      ...finding,
    });
    return [
      ...gaps.map((gap) => at(gapFinding(place, gap))),
      ...overlaps.map((overlap) => at(overlapFinding(place, overlap), overlap.rules[1])),
      ...unreachable.map((found) => at(unreachableFinding(place, found), found.rule)),
      ...(isUnproved ? [at(unprovedFinding(place))] : []),
    ];
  });
}

function usesOf(
  decisions: DecisionModel,
  { model, scopes }: Checked,
): ReadonlyMap<DecisionTable, readonly Use[]> {
  const uses = new Map<DecisionTable, Use[]>();
  for (const element of Object.values(model.elements)) {
    const decision = scopes.decision(element);
    if (decision === undefined) continue;
    const taken = decisionOf(element, decisions);
    const isMistyped = decision.mistakes.length > 0;
    for (const { table, inputs, node, isResult } of decision.tables) {
      const isAllowed = isResult && allowsNull(decisions, { node, taken }, element, scopes);
      const isOwn = isResult && node === taken;
      const isList = ['C', 'R', 'O'].includes(table.hitPolicy);
      const use = {
        element,
        findings: examineTable(table, inputs),
        allowsNull: isAllowed,
        nulls: nullOutputs(table, !isOwn || (isList ? listTakesNull(element, scopes) : isAllowed)),
        isMistyped,
        isResult,
      };
      uses.set(table, [...(uses.get(table) ?? []), use]);
    }
  }
  return uses;
}

function decisionOf(element: Element, decisions: DecisionModel): string {
  const wanted =
    element.kind === 'businessRuleTask' && 'decision' in element.rule
      ? literal(element.rule.decision)
      : undefined;
  return (wanted === undefined ? undefined : findNode(decisions, wanted)) ?? '';
}

function tellUses(worded: Pick<DrawnTable, 'table' | 'expressions'>, uses: readonly Use[], tell: Tell): void {
  for (const { findings, allowsNull, nulls, isResult } of uses) {
    for (const found of nulls) tell('error', nullFinding(worded, found), found.rule);
    for (const gap of allowsNull ? [] : findings.gaps)
      tell(gap.hasNull || !isResult ? 'warning' : 'error', gapFinding(worded, gap));
    for (const refused of findings.refused) tell('error', refusedFinding(worded, refused));
    for (const overlap of findings.overlaps)
      tell(overlap.hasNull ? 'warning' : 'error', overlapFinding(worded, overlap), overlap.rules[1]);
    if (findings.isUnproved) tell('warning', unprovedFinding(worded));
  }
  // A rule is in vain when it is so for every task.
  const [first, ...others] = uses;
  for (const found of first?.findings.unreachable ?? []) {
    const isAlways = others.every(({ findings }) =>
      findings.unreachable.some(({ rule }) => rule === found.rule),
    );
    const isTold = found.kind === 'empty' && uses.some(({ isMistyped }) => isMistyped);
    // Under ANY rules may repeat each other.
    const severity = worded.table.hitPolicy === 'A' && found.kind === 'covered' ? 'warning' : 'error';
    if (isAlways && !isTold) tell(severity, unreachableFinding(worded, found), found.rule);
  }
}
