import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

/** Id of a board. */
export const projectId = z.string().regex(/^\d+$/);
/** Id of an item. */
export const taskId = z.string().regex(/^\d+$/);
/** monday's limit of a name. */
export const name = z.string().min(1).max(255);
/** monday's limit of a long text column. */
export const notes = z.string().max(2000);
export const date = z.iso.date();
/** E-mail address of a monday user. */
export const assignee = personal(z.email(), { category: 'employment', purpose: 'assignment of tasks' });
/** Where to look at the object. */
export const url = z.string();
/** An address on the web, with what people read instead of it. */
export const link = z.url({ protocol: /^https?$/ });
export const linkTitle = z.string().min(1).max(255);
