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
