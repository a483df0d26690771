import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

/** The vendor's names of the kinds of ids that it takes for a person. */
export const ID_FIELDS = {
  tdid: 'TDID',
  device: 'DAID',
  uid2: 'UID2',
  euid: 'EUID',
  rampId: 'RampID',
} as const;

/** A person, by an id of theirs: The Trade Desk's own, an advertising device's, Unified ID 2.0, European Unified ID, or LiveRamp's. Never an e-mail address. */
export const person = z.strictObject({
  kind: z.enum(['tdid', 'device', 'uid2', 'euid', 'rampId']),
  id: personal(z.string().min(1).max(200), {
    category: 'online-identifier',
    purpose: 'advertising to people who agreed',
  }),
});

/** ISO 4217; amounts beside it are in its minor units. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
