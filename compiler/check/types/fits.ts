import { nearest } from '../../feel/nearest.ts';
import type { Shape } from '../shape.ts';
import { typesOf } from '../shape.ts';
import { valuesOf } from './feel-type.ts';
import { literalMisfit } from './literals.ts';
import { spokenTypes, spokenValues } from './spoken.ts';

/**
 * Why a value of one shape can never stand where the other is wanted; undefined where it can. Null stands for absence and is let
 * pass, as is what nobody can know.
 */
export function misfit(given: Shape, wanted: Shape): string | undefined {
  const branches = given.anyOf ?? given.oneOf;
  if (branches !== undefined) return branches.map((branch) => misfit(branch, wanted)).find(isReason);
  const choices = wanted.anyOf ?? wanted.oneOf;
  if (choices !== undefined) {
    const reasons = choices.map((choice) => misfit(given, choice));
    // Of several reasons the one of the same type says most.
    return reasons.every(isReason)
      ? (reasons.find((reason) => !reason.startsWith('gives')) ?? typeMisfit(given, wanted))
      : undefined;
  }
  return (
    typeMisfit(given, wanted) ??
    fractionMisfit(given, wanted) ??
    valueMisfit(given, wanted) ??
    formatMisfit(given, wanted) ??
    literalMisfit(given.const, wanted) ??
    itemMisfit(given, wanted) ??
    fieldMisfit(given, wanted)
  );
}

function isReason(reason: string | undefined): reason is string {
  return reason !== undefined;
}

function typeMisfit(given: Shape, wanted: Shape): string | undefined {
  const from = typesOf(given).filter((type) => type !== 'null');
  const to = typesOf(wanted);
  if (from.length === 0 || to.length === 0) return undefined;
  const fitting = from.some((type) => to.includes(type) || (isNumeric(type) && to.some(isNumeric)));
  return fitting ? undefined : `gives ${spokenTypes(given)}, not ${spokenTypes(wanted)}`;
}

function isNumeric(type: string): boolean {
  return type === 'number' || type === 'integer';
}

function fractionMisfit(given: Shape, wanted: Shape): string | undefined {
  const numeric = typesOf(wanted).filter(isNumeric);
  const isWhole = numeric.length > 0 && numeric.every((type) => type === 'integer');
  return given.fraction === true && isWhole
    ? 'may give a fraction, not a whole number; floor(), ceiling() or round half even() makes it one'
    : undefined;
}

function valueMisfit(given: Shape, wanted: Shape): string | undefined {
  const values = valuesOf(given)?.filter((value) => value !== null);
  const allowed = valuesOf(wanted);
  if (values === undefined || allowed === undefined) return undefined;
  const strange = values.find((value) => !allowed.includes(value));
  if (strange === undefined) return undefined;
  const meant = nearest(String(strange), allowed.map(String));
  const guess = meant === undefined ? '' : `; did you mean "${meant}"?`;
  return `${JSON.stringify(strange)} is none of the values that there are: ${spokenValues(allowed)}${guess}`;
}

/** Formats of which no text has two. */
const apart: ReadonlySet<string> = new Set(['date', 'time', 'date-time', 'duration', 'email', 'uri', 'uuid']);

function formatMisfit({ format: given }: Shape, { format: wanted }: Shape): string | undefined {
  if (given === undefined || wanted === undefined || given === wanted) return undefined;
  return apart.has(given) && apart.has(wanted)
    ? `gives a text of the format ${given}, not ${wanted}`
    : undefined;
}

function itemMisfit(given: Shape, wanted: Shape): string | undefined {
  if (given.items === undefined || wanted.items === undefined) return undefined;
  const reason = misfit(given.items, wanted.items);
  return reason === undefined ? undefined : `in the list: ${reason}`;
}

function fieldMisfit(given: Shape, wanted: Shape): string | undefined {
  const [have, want] = [given.properties, wanted.properties];
  if (have === undefined || want === undefined) return undefined;
  const missing = (wanted.required ?? []).find(
    (name) => given.additionalProperties === false && !(name in have),
  );
  if (missing !== undefined) return `the field "${missing}" is missing`;
  // What an object is not known to be without is not to be put where other fields are refused.
  const full = given.written === true || (given.additionalProperties === false && wanted.loose !== true);
  const closed = full && wanted.additionalProperties === false;
  const unknown = Object.keys(have).find((name) => closed && !(name in want));
  if (unknown !== undefined) return `there is no field "${unknown}"`;
  for (const [name, shape] of Object.entries(have)) {
    const inner = want[name];
    const reason = inner === undefined ? undefined : misfit(shape, inner);
    if (reason !== undefined) return `in ${name}: ${reason}`;
  }
  return undefined;
}
