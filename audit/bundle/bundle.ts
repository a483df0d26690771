import { z } from 'zod';
import { canonicalJson } from '../../compiler/hash.ts';
import { sha256 } from '../history/chain.ts';

export const FORMAT = 'maschinenraum-audit/1';

/** What the signature stands for: every part by its hash, and whose case it is. */
export type Manifest = z.infer<typeof manifestShape>;

/** An audit bundle: parts by name, their manifest, and the Ed25519 signature of its canonical JSON (hex). */
export type AuditBundle = z.infer<typeof bundleShape>;

const hex = z.string().regex(/^[0-9a-f]+$/);

const manifestShape = z.strictObject({
  format: z.literal(FORMAT),
  caseId: z.string(),
  /** The run with which the case began. */
  firstRun: z.string(),
  process: z.string(),
  /** When it was exported, ISO 8601. */
  exported: z.iso.datetime(),
  /** SHA-256 of each part's canonical JSON, by the part's name. */
  parts: z.record(z.string(), hex),
  /** Last link of each run's hash chain, by run id. */
  heads: z.record(z.string(), hex),
  /** SubjectPublicKeyInfo, DER in base64. */
  publicKey: z.base64(),
});

export const bundleShape = z.strictObject({
  manifest: manifestShape,
  signature: hex,
  parts: z.record(z.string(), z.unknown()),
});

/** Names of the parts; those with a run or a hash in them are there as often as there are runs and models. */
export const partNames = {
  history: (runId: string) => `history/${runId}`,
  chain: (runId: string) => `chain/${runId}`,
  model: (hash: string) => `model/${hash}`,
  diagram: (hash: string) => `diagram/${hash}`,
  path: 'path',
  assets: 'assets',
  software: 'software',
} as const;

export function hashPart(part: unknown): string {
  return sha256(canonicalJson(part));
}
