import { z } from 'zod';

export const datasetId = z.guid();
export const reportId = z.guid();

/** Name of a table within a dataset. */
export const table = z.string().min(1).max(100);
/** Name of a column within a table. */
export const column = z.string().min(1).max(100);
/** learn.microsoft.com, push dataset limitations: 4,000 characters. */
export const cell = z.union([z.string().max(4000), z.number(), z.boolean()]);
/** Cells by the names of their columns. */
export const cells = z.record(column, cell);
