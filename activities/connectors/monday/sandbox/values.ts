import { z } from 'zod';
import type { Board, Monday } from './state.ts';

const LABELS = new Set(['Working on it', 'Done', 'Stuck']);
const date = z.iso.date();

/** What a column takes, by its type (developer.monday.com, column types reference). */
const TAKES: Readonly<Record<string, z.ZodType>> = {
  text: z.string(),
  long_text: z.strictObject({ text: z.string().max(2000) }),
  date: z.strictObject({ date }),
  timeline: z.strictObject({ from: date, to: date }).refine(({ from, to }) => from <= to),
  status: z.strictObject({ label: z.string().refine((label) => LABELS.has(label)) }),
  people: z.strictObject({ personsAndTeams: z.array(z.object({ id: z.int(), kind: z.literal('person') })) }),
  dependency: z.strictObject({ item_ids: z.array(z.int()) }),
};

/** Why the columns of a board do not take these values, or nothing. */
export function refusalOf(values: unknown, board: Board, state: Monday, itemId?: string): string | undefined {
  const columns = z.record(z.string(), z.unknown()).safeParse(values);
  if (!columns.success) return 'InvalidArgumentException';
  for (const [id, value] of Object.entries(columns.data)) {
    const column = board.columns.find((candidate) => candidate.id === id);
    if (column === undefined) return 'InvalidColumnIdException';
    if (TAKES[column.type]?.safeParse(value).success !== true) return 'ColumnValueException';
    if (column.type === 'people' && !peopleIn(value).every((person) => person in state.users)) {
      return 'ColumnValueException';
    }
    if (column.type === 'dependency' && !waitsRightly(value, board, state, itemId))
      return 'ColumnValueException';
  }
  return undefined;
}

export function peopleIn(value: unknown): readonly string[] {
  const people = z.object({ personsAndTeams: z.array(z.object({ id: z.int() })) }).safeParse(value);
  return people.data?.personsAndTeams.map(({ id }) => String(id)) ?? [];
}

export function linkedIn(value: unknown): readonly string[] {
  return (
    z
      .object({ item_ids: z.array(z.int()) })
      .safeParse(value)
      .data?.item_ids.map(String) ?? []
  );
}

/** The text that a column shows. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function waitsRightly(value: unknown, board: Board, state: Monday, itemId?: string): boolean {
  return linkedIn(value).every((id) => id !== itemId && state.items[id]?.board === board.id);
}
