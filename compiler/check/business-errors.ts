import { toolErrors } from '../../activities/kit/tool-errors.ts';
import type { Element } from '../../engine/model.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';

/** The errors of its action that a step wants caught rather than made incidents are some that an action has. */
export function checkBusinessErrors({ id, properties }: Element, { error }: Checked): void {
  const known = Object.keys(toolErrors);
  const given = (properties?.['businessErrors'] ?? '').split(',').map((code) => code.trim());
  for (const code of given.filter((one) => one !== '' && !known.includes(one))) {
    const meant = nearest(code, known);
    error(id, {
      code: 'BUSINESS_ERROR_UNKNOWN',
      message: `businessErrors names "${code}", which no action gives`,
      hint: meant === undefined ? `There are ${known.join(', ')}.` : `Did you mean "${meant}"?`,
    });
  }
}
