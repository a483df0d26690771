import { formatNumber, isNumber } from '../../engine/feel/number.ts';
import type { FeelValue } from '../../engine/feel/feel-value.ts';
import { formatTemporal, formatValue } from '../../engine/feel/text.ts';

/** A value as it is written in FEEL. */
export function literalOf(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (isNumber(value)) return formatNumber(value);
  const temporal = formatTemporal(value);
  return temporal === undefined ? (formatValue(value) ?? 'null') : `@"${temporal}"`;
}
