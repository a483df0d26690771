import type { Activity, Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Found, Rule } from './rule.ts';
import { isVariableName } from './variable-names.ts';

/** A multi-instance activity says what it runs over, and where results go. BPMN 2.0, 13.3.7. */
export const multiInstance: Rule = {
  code: 'BPMN_MULTI_INSTANCE',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      const loop = (node as Activity).loopCharacteristics as Drawn | undefined;
      if (!isA(loop, 'bpmn:MultiInstanceLoopCharacteristics')) continue;
      const characteristics = zeebe(loop, 'zeebe:LoopCharacteristics');
      const cardinality = loop.loopCardinality?.body?.trim();
      const hint =
        'Set the input collection, e.g. "=channels"; for a fixed number of instances a loop cardinality.';
      const counted = Boolean(cardinality) || loop.loopDataInputRef !== undefined;
      if (characteristics === undefined && !counted)
        found.error(node, 'nothing says how many instances there are', hint);
      if (characteristics !== undefined && !characteristics.inputCollection?.trim() && !counted) {
        found.error(node, 'the multi-instance activity has no input collection', hint);
      }
      if (cardinality !== undefined && !/^(=.*|\d+)$/s.test(cardinality)) {
        found.error(
          node,
          `the loop cardinality "${cardinality}" is no whole number`,
          'Write a number that is not negative, or a FEEL expression.',
        );
      } else if (cardinality !== undefined && /^=\s*-\s*\d+$/.test(cardinality)) {
        found.error(
          node,
          `the loop cardinality "${cardinality}" is negative`,
          'Write a number that is not negative.',
        );
      }
      checkResults(node, characteristics ?? {}, found);
    }
  },
};

function checkResults(
  node: Drawn,
  {
    inputElement,
    outputCollection,
    outputElement,
  }: { inputElement?: string; outputCollection?: string; outputElement?: string },
  found: Found,
): void {
  if (Boolean(outputCollection) !== Boolean(outputElement)) {
    found.error(node, 'output collection and output element go together', 'Set both, or neither.');
  }
  for (const name of [inputElement, outputCollection]) {
    if (name && !isVariableName(name))
      found.error(node, `"${name}" is no variable name`, 'Use letters, digits and "_".');
  }
}
