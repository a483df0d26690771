import { z } from 'zod';
export const start = z.strictObject({
  email: z.string().meta({ 'x-personal': { category: 'contact', purpose: 'x' } }),
  budget: z.int(),
});
export const variables = z.object({
  ...start.shape,
  contactId: z.string().optional(),
  decision: z.enum(['yes', 'no']).optional(),
  note: z.string().optional(),
});
export const tasks = {
  approveLead: z.strictObject({ decision: z.enum(['yes', 'no']), note: z.string().optional() }),
};
