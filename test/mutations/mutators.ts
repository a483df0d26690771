import { renameActionInput, renameActionOutput, swapActionType } from './action-mutators.ts';
import * as deeper from './deeper-mutators.ts';
import * as form from './form-mutators.ts';
import type { Mutator } from './mutant.ts';
import * as schema from './schema-mutators.ts';
import * as text from './text-mutators.ts';

/** Every kind of mistake that is tried. */
export const mutators: readonly Mutator[] = [
  schema.renameVariable,
  schema.dropVariable,
  schema.swapType,
  schema.dropEnumValue,
  schema.renameEnumValue,
  schema.renameResultField,
  schema.dropStartField,
  text.renameStep,
  text.deleteMapping,
  text.renameTarget,
  text.mistypeFunction,
  text.mistypeValue,
  text.mistypeAction,
  form.renameField,
  form.dropField,
  form.misspellOption,
  form.forgetRequired,
  text.mistypeDecision,
  renameActionInput,
  renameActionOutput,
  swapActionType,
  deeper.misspellPath,
  deeper.forgetNull,
  deeper.forgetRounding,
  deeper.misspellText,
  deeper.renameAnswer,
  deeper.renameColumn,
  deeper.swapOutputType,
];
