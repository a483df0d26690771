import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';

/** A payload that the workflow code handed out during a replay, and for whom. */
export interface Spoken {
  /** Id of the activity that it is for; absent on all else. */
  readonly activity?: string;
  /** Case that it is from or for. */
  readonly caseId: string;
  readonly payload: Payload;
}

/**
 * Stands where a codec encrypts payloads, lets them pass unchanged, and remembers what the workflow code handed out. Temporal compares
 * kinds and ids of steps when it replays, not their content; this is how the content can be compared too.
 */
export class Witness implements PayloadCodec {
  #heard: Spoken[] = [];

  async encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    for (const payload of payloads) this.#heard.push(spokenIn(context, payload));
    return payloads;
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads;
  }

  /** What was heard since this was last asked. */
  take(): readonly Spoken[] {
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }
}

function spokenIn(context: SerializationContext | undefined, payload: Payload): Spoken {
  if (context?.type !== 'activity') return { caseId: context?.workflowId ?? '', payload };
  const { workflowId: caseId = '', activityId: activity } = context;
  return { caseId, payload, ...(activity === undefined ? {} : { activity }) };
}
