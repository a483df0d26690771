import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

const PURPOSE = 'lead handover';

export const email = personal(z.email(), { category: 'contact', purpose: PURPOSE });
export const phone = personal(z.string().min(3), { category: 'contact', purpose: PURPOSE });
export const personName = personal(z.string().min(1), { category: 'identity', purpose: PURPOSE });
export const contactId = z.string().min(1);
