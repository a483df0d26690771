import { timeKinds, type TimeKind } from '../rules/time-kinds.ts';
import type { Shape } from './shape.ts';
import { feelTypes, valuesOf } from './types/feel-type.ts';
import type { Mistake } from './types/index.ts';
import { spokenTypes } from './types/spoken.ts';

/**
 * Why a value is never the time that is needed; undefined where it may be. Null stands for absence, and a text of which the schema
 * says no more may hold ISO 8601: both are let pass.
 */
export function timeMisfit(given: Shape, kind: keyof typeof timeKinds): Mistake | undefined {
  const branches = given.anyOf ?? given.oneOf;
  if (branches !== undefined) {
    return branches.map((branch) => timeMisfit(branch, kind)).find((found) => found !== undefined);
  }
  const wanted: TimeKind = timeKinds[kind];
  const reason = textMisfit(given, wanted) ?? typeMisfit(given, wanted);
  return reason === undefined ? undefined : { message: reason, hint: hints[kind] };
}

const hints: Readonly<Record<keyof typeof timeKinds, string>> = {
  date: 'Give a moment, e.g. 2026-03-01T09:00:00Z or =now() + duration("PT8H"); for a time that passes, draw a duration.',
  duration:
    'Give how long, e.g. P3D or =duration("PT8H"); for a moment, draw a date. Between two dates: =date(end) - date(start).',
  cycle: 'Give a text, e.g. R3/PT10M or ="R/" + string(duration("P1D")), or cron such as 0 0 9 * * MON-FRI.',
  due: 'Give e.g. P3D, =now() + duration("P3D") or =business hours after(now(), 8).',
};

/** A text that is none, or that the schema gives another format. */
function textMisfit(given: Shape, { spoken, formats, isValid }: TimeKind): string | undefined {
  const texts = valuesOf(given)?.filter((value) => typeof value === 'string') ?? [];
  const strange = texts.find((text) => !isValid(text));
  if (strange !== undefined) return `${JSON.stringify(strange)} is no ${spoken} in ISO 8601`;
  const { format } = given;
  return format === undefined || formats.includes(format)
    ? undefined
    : `gives a text of the format ${format}, not a ${spoken}`;
}

function typeMisfit(given: Shape, { spoken, types }: TimeKind): string | undefined {
  const from = feelTypes(given);
  if (from === undefined || from.length === 0) return undefined;
  return from.some((type) => type === 'string' || types.includes(type))
    ? undefined
    : `gives ${spokenTypes(given)}, not a ${spoken}`;
}
