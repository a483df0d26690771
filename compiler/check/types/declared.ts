import type { TypeExpression } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';
import { anything } from '../shape.ts';
import { feelTypes, shapeOfType } from './feel-type.ts';
import { misfit } from './fits.ts';

/**
 * Why a value is never of the type that a column declares; undefined where it may be. A list of one counts as its item and the other
 * way round, a date as its midnight (engine/feel/types.ts); what a context or a list holds is not looked at.
 */
export function declaredMisfit(shape: Shape, type: TypeExpression): string | undefined {
  const types = feelTypes(shape);
  if (types === undefined || types.includes('array')) return undefined;
  const declared = shapeOfType(type);
  const wanted = declared.type === 'array' ? (declared.items ?? anything) : declared;
  if (wanted.type === 'date and time' && types.includes('date')) return undefined;
  return misfit(shape, typeof wanted.type === 'string' ? { type: wanted.type } : wanted);
}
