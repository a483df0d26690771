import type { ElementKind } from '../../engine/model.ts';

/** The answers that a job may give: they decide where gateways lead. */
export const picks = [0, 1, 2] as const;

/** The suffix of a flow out of a gateway, as a sketch writes it: what `takenBranches` says, in FEEL. */
export function branchCondition(kind: ElementKind, index: number): string {
  if (kind === 'exclusiveGateway') return index === 0 ? ' if pick = 0' : ' else';
  if (kind === 'inclusiveGateway') return ` if pick != ${1 - index}`;
  return '';
}

/** Which of its outgoing flows a splitting gateway takes: an inclusive one the first, the second or both. */
export function takenBranches(kind: ElementKind, flows: readonly string[], pick: number): readonly string[] {
  if (flows.length < 2) return flows;
  if (kind === 'exclusiveGateway') return flows.filter((_, index) => index === (pick === 0 ? 0 : 1));
  if (kind === 'inclusiveGateway') return flows.filter((_, index) => pick !== 1 - index);
  return flows;
}
