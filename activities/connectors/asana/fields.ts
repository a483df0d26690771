import { z } from 'zod';

/** Asana's ids are numbers, written as text. */
export const projectId = z.string().regex(/^\d+$/);
export const taskId = z.string().regex(/^\d+$/);
export const name = z.string().min(1).max(1024);
export const date = z.iso.date();
/** Where to look at the object. */
export const url = z.string();
