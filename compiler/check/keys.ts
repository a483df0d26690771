import type { Expression } from '../../engine/feel/tree.ts';
import type { Shape } from './shape.ts';
import { misfit } from './types/fits.ts';
import { lowered } from './types/feel-type.ts';
import { typeExpression, type Mistake } from './types/index.ts';
import { admitsNull, mayBeAbsent } from './types/null-shapes.ts';
import { plainName } from './types/paths.ts';

const key: Shape = { type: ['string', 'number', 'boolean', 'null'] };

/** Why a value is no correlation key: what is a list or an object is sent by nobody, and without a key any case is meant. */
export function keyMisfit(expression: Expression, variables: Shape): Mistake | undefined {
  const shapeOf = (part: Expression): Shape => typeExpression(part, variables).shape;
  const shape = shapeOf(expression);
  const reason = misfit(lowered(shape), key);
  if (reason !== undefined) {
    return {
      message: reason.replace(/, not .*$/, ', which no message can name'),
      hint: 'A key is one text or number that belongs to the case, e.g. =caseId or a field =lead.id.',
    };
  }
  // Of what is computed nobody knows whether null is ruled out on the way.
  const isPlain = plainName(expression) !== undefined;
  if (!isPlain || !(admitsNull(shape) || mayBeAbsent(expression, shapeOf))) return undefined;
  return {
    message: 'may be null, and a message without a key is for no certain case',
    hint: 'Take what is always there, e.g. =caseId, or say what stands for null: get or else(..., "none").',
  };
}
