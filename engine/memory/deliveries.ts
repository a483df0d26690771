import type { Command } from '../kernel/index.ts';
import type { Recipient } from '../model/events.ts';

/** A message on its way to one place. */
export interface Delivery<Variables> {
  readonly name: string;
  readonly key?: string;
  readonly variables: Variables;
  /** A message flow leads it to this element, in the conversation of its sender. */
  readonly to?: Recipient & { readonly conversation: number };
}

type Published = Omit<Extract<Command, { do: 'publish' }>, 'do' | 'variables'>;

/** A message goes to whoever waits for it, or, along message flows, to each of their ends. */
export function deliveriesOf<Variables>(
  { name, key, to, variables }: Published & { readonly variables: Variables },
  conversation: number,
): readonly Delivery<Variables>[] {
  const message = { name, variables, ...(key === undefined ? {} : { key }) };
  return to === undefined ? [message] : to.map((one) => ({ ...message, to: { ...one, conversation } }));
}

/**
 * Cases that talk to each other by message flows: those that one started, and those that a message of one of them began. What
 * a run starts itself talks to what it starts of other processes; the second case of a process is another conversation.
 */
export class Conversations {
  readonly #started = new Map<string, number>();

  /** The conversation of a case that the run starts itself. */
  join(process: string): number {
    const nth = this.#started.get(process) ?? 0;
    this.#started.set(process, nth + 1);
    return nth;
  }
}
