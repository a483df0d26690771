import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

const PURPOSE = 'ties what happened elsewhere to the visits that led to it';

export const propertyId = z.string().regex(/^\d+$/);
/** Of events and of their parameters; support.google.com/analytics/answer/13316687. */
export const eventName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/);
/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** What the site's tag calls a browser: the two numbers at the end of the cookie `_ga`. */
export const clientId = personal(z.string().min(1), { category: 'online-identifier', purpose: PURPOSE });
/** What the site's tag calls a person who signed in. */
export const userId = personal(z.string().min(1).max(256), {
  category: 'online-identifier',
  purpose: PURPOSE,
});
