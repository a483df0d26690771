import { z } from 'zod';
import { audiencePerson } from './hashed-people.ts';

/** People who are put into an audience of an ad platform, or taken out. */
export const audienceChange = z.strictObject({
  /** Id of the list or audience, as the platform calls it. */
  audienceId: z.string().regex(/^\d+$/),
  change: z.enum(['ADD', 'REMOVE']),
  people: z.array(audiencePerson).min(1).max(10_000),
});

/** What became of the people. */
export const audienceChanged = z.object({
  audienceId: z.string(),
  /** People that the platform took in; how many of them it knows it does not say. */
  accepted: z.int(),
  rejected: z.int(),
});

/** People for examples: one by address and number, one by address alone. */
export const examplePeople = [
  { email: 'ada@example.com', phone: '+491701234567' },
  { email: 'grace@example.com' },
];
