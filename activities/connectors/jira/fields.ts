import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

/** Key of a project, `MKT`. */
export const projectId = z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/);
/** Key of an issue, `MKT-12`. */
export const taskId = z.string().regex(/^[A-Z][A-Z0-9_]+-\d+$/);
/** Jira's limit of a summary; it takes no line breaks there. */
export const name = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\r\n]+$/);
export const date = z.iso.date();
/** E-mail address of somebody who may be given tasks of the project. */
export const assignee = personal(z.email(), { category: 'employment', purpose: 'assignment of tasks' });
/** Where to look at the object. */
export const url = z.string();
/** An address on the web, with what people read instead of it. */
export const link = z.url({ protocol: /^https?$/ });
export const linkTitle = z.string().min(1).max(255);
