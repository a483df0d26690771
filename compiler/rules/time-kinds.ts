import { isCron, isDateTime, isDuration, isRepeatingInterval } from './time-literals.ts';

/** What stands at a place that takes a time: as a text, and what FEEL and a schema call it. */
export interface TimeKind {
  readonly spoken: string;
  readonly example: string;
  isValid(literal: string): boolean;
  /** Types of FEEL that are such a time. */
  readonly types: readonly string[];
  /** Formats of JSON Schema whose texts are. */
  readonly formats: readonly string[];
}

const date: TimeKind = {
  spoken: 'date',
  example: '2026-03-01T09:00:00Z',
  isValid: isDateTime,
  types: ['date', 'date and time'],
  formats: ['date', 'date-time'],
};

const duration: TimeKind = {
  spoken: 'duration',
  example: 'PT15M or P3D',
  isValid: isDuration,
  types: ['days and time duration', 'years and months duration'],
  formats: ['duration'],
};

/** The kinds of time that a diagram takes. */
export const timeKinds = {
  date,
  duration,
  // FEEL has no type for a repetition: only a text says one.
  cycle: {
    spoken: 'cycle',
    example: 'R3/PT10M, or cron such as "0 0 9 * * MON-FRI"',
    isValid: (literal) => isRepeatingInterval(literal) || isCron(literal),
    types: [],
    formats: [],
  },
  /** A task is due at a moment, or so long after it was opened. */
  due: {
    spoken: 'date or duration',
    example: 'P3D or 2026-03-01T09:00:00Z',
    isValid: (literal) => isDateTime(literal) || isDuration(literal),
    types: [...date.types, ...duration.types],
    formats: [...date.formats, ...duration.formats],
  },
} as const satisfies Readonly<Record<string, TimeKind>>;
