import { getExternalWorkflowHandle, workflowInfo } from '@temporalio/workflow';
import type { Command } from '../engine/kernel/index.ts';
import { BROADCAST_SIGNAL, PUBLISH_MESSAGE } from './activity-options.ts';
import { callActivity } from './call-activity.ts';
import { ESCALATION, type CalledEscalation, type SendMessage, type ThrownSignal } from './contract.ts';
import type { OutsideWork } from './outside-work.ts';

/** What a case sends to others and goes on: a worker finds them, and keeps trying for an hour. */
export class Outbox {
  readonly #outside: OutsideWork;

  constructor(outside: OutsideWork) {
    this.#outside = outside;
  }

  /** To the case that waits for it, or begins with it. */
  publish(message: SendMessage): void {
    const options = { ...PATIENT, startToCloseTimeout: '10 seconds', summary: `publish ${message.name}` };
    this.#outside.send(() => callActivity(PUBLISH_MESSAGE, options, message));
  }

  /** To all other cases that wait for it. */
  broadcast({ name, variables, instance }: Omit<Extract<Command, { do: 'broadcast' }>, 'do'>): void {
    const { workflowId } = workflowInfo();
    const signal: ThrownSignal = { name, variables, from: workflowId, id: `${workflowId}/${instance}` };
    const options = { ...PATIENT, startToCloseTimeout: '10 minutes', summary: `broadcast ${name}` };
    this.#outside.send(() => callActivity(BROADCAST_SIGNAL, options, signal));
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
