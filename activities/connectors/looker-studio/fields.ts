import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

/** The id in a report's address. */
export const dashboardId = z.string().regex(/^[\w-]+$/);
export const pageId = z.string().regex(/^[\w-]+$/);

/** Google accounts. */
export const recipients = personal(z.array(z.email()).min(1).max(100), {
  category: 'contact',
  purpose: 'access to reports for those who decide by them',
});
