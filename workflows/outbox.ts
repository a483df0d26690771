import { getExternalWorkflowHandle, workflowInfo } from '@temporalio/workflow';
import type { Command } from '../engine/kernel/index.ts';
import { BROADCAST_SIGNAL, PUBLISH_MESSAGE } from './activity-options.ts';
import { callActivity } from './call-activity.ts';
import { ESCALATION, type CalledEscalation, type PublishedMessage, type ThrownSignal } from './contract.ts';
import type { OutsideWork } from './outside-work.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What a case sends to others and goes on: a worker finds them, and keeps trying for an hour. */
export class Outbox {
  readonly #outside: OutsideWork;

  readonly #rehearsal: Rehearsal | undefined;

  constructor(outside: OutsideWork, rehearsal: Rehearsal | undefined) {
    this.#outside = outside;
    this.#rehearsal = rehearsal;
  }

  /** To the case that waits for it, or begins with it. */
  publish(message: PublishedMessage): void {
    const options = { ...PATIENT, startToCloseTimeout: '10 seconds', summary: `publish ${message.name}` };
    this.#send(() => callActivity(PUBLISH_MESSAGE, options, message));
  }

  /** To all other cases that wait for it. */
  broadcast({ name, variables, instance, part }: Omit<Extract<Command, { do: 'broadcast' }>, 'do'>): void {
    const { workflowId } = workflowInfo();
    const id = `${workflowId}/${instance}${part === undefined ? '' : `.${part}`}`;
    const signal: ThrownSignal = { name, variables, from: workflowId, id };
    const options = { ...PATIENT, startToCloseTimeout: '10 minutes', summary: `broadcast ${name}` };
    this.#send(() => callActivity(BROADCAST_SIGNAL, options, signal));
  }

  /** In a rehearsal nobody makes others wait, so what is sent arrives in order. */
  #send(send: () => Promise<unknown>): void {
    this.#outside.send(this.#rehearsal?.inOrder(send) ?? send);
  }

  /** To the case that called this one: it catches it, or else the kernel would not send it. */
  escalate({ escalation }: Omit<Extract<Command, { do: 'escalate' }>, 'do'>): void {
    const { parent, workflowId } = workflowInfo();
    if (parent === undefined) return;
    const caller = getExternalWorkflowHandle(parent.workflowId);
    this.#outside.send(() =>
      caller.signal<[CalledEscalation]>(ESCALATION, { ...escalation, caseId: workflowId }),
    );
  }
}

const PATIENT = { scheduleToCloseTimeout: '1 hour' };
