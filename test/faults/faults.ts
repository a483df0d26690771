import type { FaultRequest } from '../../activities/sandbox/faults.ts';

/** What can go wrong with one request of an action: the tool's side, or the worker's death around it. */
export type Calamity =
  | { readonly kind: 'tool'; readonly fault: FaultRequest['fault'] }
  | { readonly kind: 'worker'; readonly moment: 'before sending' | 'after sending' | 'after answering' }
  /** What starts the case comes twice. */
  | { readonly kind: 'twice' };

/** Far longer than a worker waits for an answer. */
const NEVER_MS = 60_000;

/** The columns of the matrix. */
export const calamities = {
  'no answer': { kind: 'tool', fault: { delayMs: NEVER_MS, resetBefore: true } },
  'answer lost after the work': { kind: 'tool', fault: { dropAfterWork: true } },
  '500 before': { kind: 'tool', fault: { status: 500 } },
  '500 after': { kind: 'tool', fault: { statusAfterWork: 500 } },
  '429': { kind: 'tool', fault: { status: 429, headers: { 'retry-after': '0' } } },
  '409': { kind: 'tool', fault: { status: 409 } },
  'time-out': { kind: 'tool', fault: { answerDelayMs: NEVER_MS } },
  'worker killed before sending': { kind: 'worker', moment: 'before sending' },
  'worker killed after sending': { kind: 'worker', moment: 'after sending' },
  'worker killed after answering': { kind: 'worker', moment: 'after answering' },
  'reset mid-body': { kind: 'tool', fault: { cutBody: true } },
  'duplicate webhook': { kind: 'twice' },
} as const satisfies Record<string, Calamity>;

export type CalamityName = keyof typeof calamities;
