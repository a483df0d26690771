import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

/** What names the person at OneTrust, the e-mail address by default. It travels in a header, so that it is printable ASCII. */
export const identifier = personal(
  z
    .string()
    .max(255)
    .regex(/^[\u0021-\u007e]+$/),
  { category: 'contact', purpose: 'proof of consent' },
);
export const purposeId = z.string().min(1);
export const instant = z.iso.datetime();

const erasure = 'fulfilment of the request for erasure';

export const firstName = personal(z.string().min(1), { category: 'identity', purpose: erasure });
export const lastName = personal(z.string().min(1), { category: 'identity', purpose: erasure });
export const email = personal(z.email(), { category: 'contact', purpose: erasure });
/** Number of a request as people see it in OneTrust, ten characters. */
export const requestId = z.string().min(1);
/** Language in which the vendor names stages, as `de` or `en-us`. */
export const language = z.string().regex(/^[a-z]{2}(-[a-z]{2})?$/);
