import type { Expression } from '../../engine/feel/tree.ts';
import { parseExpression } from '../feel/index.ts';
import { startsOf } from '../model/container.ts';
import type { BpmnTypes, Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Found, Rule } from './rule.ts';
import { isVariableName } from './variable-names.ts';

type AdHoc = Drawn & BpmnTypes['bpmn:AdHocSubProcess'];

/** An ad-hoc sub-process holds activities in no order, neither start nor end events. BPMN 2.0, 10.3.5; zeebe:adHoc. */
export const adHoc: Rule = {
  code: 'BPMN_AD_HOC',
  check({ drawing }, found) {
    for (const scope of drawing.scopes) {
      if (!isA(scope, 'bpmn:AdHocSubProcess')) continue;
      const nodes = drawing.nodesIn(scope);
      for (const node of nodes) {
        if (!isA(node, 'bpmn:StartEvent') && !isA(node, 'bpmn:EndEvent')) continue;
        found.error(
          node,
          'an ad-hoc sub-process has no start and no end events',
          'Remove it: what no flow leads to can be activated, and a path ends where no flow leads on.',
        );
      }
      if (!nodes.some((node) => isA(node, 'bpmn:Activity'))) {
        found.error(scope, 'the ad-hoc sub-process holds no activity', 'Draw what can be done in it.');
      }
      if (zeebe(scope, 'zeebe:TaskDefinition') !== undefined) {
        found.error(
          scope,
          'a job worker that chooses the activities is not supported: which of them ran, and why, would stand in no history',
          'Let a step in front of it decide, and name the result as active elements, e.g. "=chosen".',
        );
      }
      checkOutput(scope, found);
      checkActivated(scope, drawing, found);
    }
  },
};

function checkOutput(scope: AdHoc, found: Found): void {
  const { outputCollection, outputElement } = zeebe(scope, 'zeebe:AdHoc') ?? {};
  if (Boolean(outputCollection) !== Boolean(outputElement)) {
    found.error(scope, 'output collection and output element go together', 'Set both, or neither.');
  }
  if (outputCollection && !isVariableName(outputCollection)) {
    found.error(scope, `"${outputCollection}" is no variable name`, 'Use letters, digits and "_".');
  }
}

function checkActivated(scope: AdHoc, drawing: Drawing, found: Found): void {
  const source = zeebe(scope, 'zeebe:AdHoc')?.activeElementsCollection?.trim();
  const startable = startsOf(scope, drawing).map(({ id }) => id ?? '');
  if (!source) {
    found.warning(
      scope,
      'nothing in it begins by itself: people have to choose',
      `Name what begins, e.g. activeElementsCollection="=[${startable.map((id) => `"${id}"`).join(', ')}]", or let people activate it.`,
    );
    return;
  }
  for (const id of literalsOf(source)) {
    if (startable.includes(id)) continue;
    found.error(
      scope,
      `"${id}" cannot be activated: it is no element of it that no flow leads to`,
      `It can begin with ${startable.join(', ')}.`,
    );
  }
}

/** The ids that are written down; those that are computed are looked at when the case gets there. */
function literalsOf(source: string): readonly string[] {
  const parsed = parseExpression(source.replace(/^=/, ''));
  const items: readonly Expression[] =
    parsed.ok && parsed.expression.kind === 'list' ? parsed.expression.items : [];
  return items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}
