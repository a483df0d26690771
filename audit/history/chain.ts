import { createHash } from 'node:crypto';
import { canonicalJson } from '../../compiler/hash.ts';
import type { EventJson, HistoryJson } from './proto-json.ts';

/** What stands before the first event. */
const ORIGIN = '0'.repeat(64);

/** SHA-256 in hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * The hash chain of a history: each link is sha256(previous link + canonical JSON of the event), so that the last one stands for
 * every byte of every event and for their order, and the first that differs says where something was changed.
 */
export function chainOf({ events }: HistoryJson): readonly string[] {
  const links: string[] = [];
  for (const event of events) links.push(linkOf(links.at(-1) ?? ORIGIN, event));
  return links;
}

function linkOf(before: string, event: EventJson): string {
  return sha256(before + canonicalJson(event));
}
