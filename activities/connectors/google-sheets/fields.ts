import { z } from 'zod';

/** The long part of a spreadsheet's address. */
export const spreadsheetId = z.string().regex(/^[\w-]{10,100}$/);
/** Title of a sheet within a spreadsheet. */
export const sheet = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\\/?*[\]:]+$/);
/** Title of a column: what stands in its first row. */
export const column = z.string().min(1).max(200);
/** Text is text, never a formula. */
export const cell = z.union([z.string().max(50_000), z.number(), z.boolean()]);
/** Cells by the titles of their columns. */
export const cells = z.record(column, cell);
