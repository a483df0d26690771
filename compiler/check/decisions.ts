import { findNode } from '../../engine/dmn/decide.ts';
import type { DecisionModel } from '../../engine/dmn/model.ts';
import type { Element, Model } from '../../engine/model.ts';
import { references } from '../feel/index.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { literal, unknownStep } from './scopes.ts';
import { fieldNames, readsPersonal } from './shape.ts';

/** Every decision called is in a DMN file beside the diagram, its input data are variables, and it reads nothing personal. */
export function checkDecisions(checked: Checked): void {
  for (const element of Object.values(checked.model.elements)) {
    if (element.kind !== 'businessRuleTask' || !('decision' in element.rule)) continue;
    const wanted = literal(element.rule.decision);
    if (wanted === undefined) continue;
    const decisions = checked.model.decisions ?? { nodes: {} };
    const key = findNode(decisions, wanted);
    if (key === undefined) reportUnknown(element.id, wanted, decisions, checked);
    else checkReads(element, wanted, readsOfDecision(decisions, key), checked);
  }
}

/** Variables that the decision of an element takes as its input data. */
export function namesDecided(element: Element, model: Model): readonly string[] {
  return pathsDecided(element, model).map(([name = '']) => name);
}

/** The same with the entries that it reads of them. */
export function pathsDecided(
  element: Element,
  { decisions = { nodes: {} } }: Model,
): readonly (readonly string[])[] {
  if (element.kind !== 'businessRuleTask' || !('decision' in element.rule)) return [];
  const wanted = literal(element.rule.decision);
  const key = wanted === undefined ? undefined : findNode(decisions, wanted);
  return key === undefined ? [] : readsOfDecision(decisions, key);
}

function reportUnknown(id: string, wanted: string, { nodes }: DecisionModel, { error }: Checked): void {
  const known = Object.values(nodes).flatMap((node) => (node.kind === 'decision' ? [node.id] : []));
  const meant = nearest(wanted, known);
  error(id, {
    code: 'DECISION_UNKNOWN',
    message: `no DMN file beside the diagram has the decision "${wanted}"`,
    hint: meant === undefined ? `There are: ${known.join(', ') || 'none'}.` : `Did you mean "${meant}"?`,
  });
}

function checkReads(
  element: Element,
  wanted: string,
  reads: readonly (readonly string[])[],
  checked: Checked,
): void {
  const variables = checked.scopes.within(element);
  for (const path of reads) {
    const unknown = unknownStep(variables, path);
    if (unknown !== undefined) {
      const meant = nearest(unknown.step, fieldNames(unknown.at));
      checked.error(element.id, {
        code: 'VARIABLE_UNKNOWN',
        message: `the decision "${wanted}" reads "${path.join('.')}", but there is no "${unknown.step}" here`,
        hint:
          meant === undefined
            ? `Give the task an input "${path[0]}", or correct the input data in the DMN file.`
            : `Did you mean "${meant}"?`,
      });
    } else if (readsPersonal(variables, path)) {
      checked.error(element.id, {
        code: 'PERSONAL_DATA_IN_CONDITION',
        message: `the decision "${wanted}" reads ${path.join('.')}, which is personal data, of which a history holds only a token`,
        hint: 'Decide by a field that is not personal.',
      });
    }
  }
}

/** What a decision reads of its input data, through all that it requires; each path once. */
function readsOfDecision(decisions: DecisionModel, key: string): readonly (readonly string[])[] {
  const reached = reach(decisions, key, new Set());
  const nodes = [...reached].flatMap((one) => decisions.nodes[one] ?? []);
  const inputs = nodes.flatMap((node) => (node.kind === 'input' ? [node.name] : []));
  const used = nodes
    .flatMap((node) => ('logic' in node && node.logic !== undefined ? references(node.logic) : []))
    .filter(({ name, certain }) => certain && inputs.includes(name))
    .map(({ name, path }) => [name, ...path]);
  const paths = [...inputs.map((name) => [name]), ...used];
  return [...new Map(paths.map((path) => [path.join('.'), path])).values()];
}

function reach(decisions: DecisionModel, key: string, seen: Set<string>): ReadonlySet<string> {
  const node = decisions.nodes[key];
  if (node === undefined || seen.has(key)) return seen;
  seen.add(key);
  if (node.kind === 'service')
    for (const one of [...node.parameters, ...node.outputs]) reach(decisions, one, seen);
  else if (node.kind !== 'input') for (const one of node.requires) reach(decisions, one.node, seen);
  return seen;
}
