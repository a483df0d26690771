import { z } from 'zod';
import { approval, asset, brief, channel, plan } from '../vocabulary.ts';

/** A row of creative-formats.dmn. */
const format = z.strictObject({
  channel,
  format: z.string(),
  label: z.string(),
  specification: z.string(),
  producer: z.enum(['creative', 'agency']),
  leadTime: z.iso.duration(),
  reviewers: z.array(z.enum(['campaign-owner', 'ops', 'creative'])).min(1),
  quorum: z.int().positive(),
});

const sha256 = asset.shape.sha256;

export const start = z.strictObject({
  brief,
  plan,
  /** Person who wrote the brief. */
  author: z.string().min(1),
});

export const variables = z.object({
  ...start.shape,
  formats: z.array(format).optional(),
  /** One entry for each format; null where it was dropped. */
  produced: z.array(asset.nullable()).optional(),
  assets: z.array(asset).optional(),
  /** Channels without an asset. */
  uncovered: z.array(channel).optional(),
  setDecision: z.enum(['accept', 'abandon']).optional(),
  setReason: z.string().optional(),
  outcome: z.enum(['approved', 'abandoned']),
  /** Time stamp of the last message to a channel. */
  lastNotice: z.string().optional(),
  // Local to one format.
  format: format.optional(),
  /** Counts hand-ins, and with them the rounds. */
  version: z.int().nonnegative().optional(),
  url: z.url().nullish(),
  sha256: sha256.nullish(),
  currentSha256: sha256.nullish(),
  producer: z.string().nullish(),
  taskId: z.string().nullish(),
  /** Why the file has to be handed in again. */
  handInProblem: z.string().nullish(),
  reviewer: z.enum(['campaign-owner', 'ops', 'creative']).optional(),
  /** Votes on the present version. */
  reviews: z.array(approval).optional(),
  fate: z.enum(['another-round', 'drop']).nullish(),
  fateReason: z.string().nullish(),
  asset: asset.nullish(),
});

const reason = z.string().min(1);

export const tasks = {
  produceAsset: z.strictObject({ url: z.url({ protocol: /^https?$/ }) }),
  reviewAsset: z
    .strictObject({ decision: z.enum(['approve', 'reject']), reason: z.string().nullish() })
    .refine((vote) => vote.decision === 'approve' || Boolean(vote.reason?.trim()), {
      path: ['reason'],
      message: 'A rejection needs a reason.',
    }),
  decideFate: z.strictObject({ decision: z.enum(['another-round', 'drop']), reason }),
  decideSet: z.strictObject({ decision: z.enum(['accept', 'abandon']), reason }),
};

export const messages = {};
