import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

/** Asana's ids are numbers, written as text. */
export const projectId = z.string().regex(/^\d+$/);
export const taskId = z.string().regex(/^\d+$/);
export const name = z.string().min(1).max(1024);
export const date = z.iso.date();
/** E-mail address of an Asana user. */
export const assignee = personal(z.email(), { category: 'employment', purpose: 'assignment of tasks' });
/** Where to look at the object. */
export const url = z.string();
/** An address on the web, with what people read instead of it. */
export const link = z.url({ protocol: /^https?$/ });
export const linkTitle = z.string().min(1).max(255);
