import { z } from 'zod';
import { personal } from './personal.ts';

const purpose = 'lead handover';

/** What a CRM is told of a person who became a lead; the number as people write it. */
export const email = personal(z.email(), { category: 'contact', purpose });
export const phone = personal(z.string().min(3), { category: 'contact', purpose });
export const personName = personal(z.string().min(1), { category: 'identity', purpose });
/** What somebody writes about a person. */
export const noteText = personal(z.string().min(1), { category: 'free-text', purpose });
