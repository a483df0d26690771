import { z } from 'zod';

export const accountId = z.string().regex(/^\d+$/);
/** Number of the container, not its public id `GTM-…`. */
export const containerId = z.string().regex(/^\d+$/);
export const versionId = z.string().regex(/^\d+$/);
export const workspaceId = z.string().regex(/^\d+$/);
/** The vendor's check sum of an object as it was read; a write that carries it fails once somebody else has changed it. */
export const fingerprint = z.string().min(1);

/** A tag as people look at it. */
export const tagShown = z.object({
  tagId: z.string(),
  name: z.string(),
  type: z.string(),
  paused: z.boolean(),
  /** `needed`, `notNeeded` or `notSet`. */
  consentStatus: z.string(),
});

export const parameters = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** A tag as it shall be in the container, known by its name. */
export const wantedTag = z.strictObject({
  name: z.string().min(1),
  /** The vendor's kind of tag: `gaawe`, `awct`, `html`. */
  type: z.string().min(1),
  parameters: parameters.optional(),
  /** Consent that the tag waits for; an empty list says that it needs none, no list leaves it open. */
  consentTypes: z.array(z.string().min(1)).optional(),
  /** Event of the data layer on which it fires; every page view when absent. */
  event: z.string().min(1).optional(),
});

export type WantedTag = z.output<typeof wantedTag>;
