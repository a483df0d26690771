import { z } from 'zod';

/** As it is registered in Cookiebot: `www.` makes a difference. */
export const domain = z
  .string()
  .max(255)
  .regex(/^[\w-]+(\.[\w-]+)+$/);
