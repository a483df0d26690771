import { defineQuery, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';
import type { State } from '../engine/kernel/index.ts';
import type { Model } from '../engine/model.ts';
import {
  admitActivation,
  admitCancel,
  admitCompletion,
  admitMessage,
  admitSignal,
  admitToIncident,
} from './admission.ts';
import { ESCALATION, queries, updates } from './contract.ts';
import type {
  ActivateElements,
  CalledEscalation,
  CancelCase,
  CasePath,
  CaseView,
  CompleteTask,
  ResolveIncident,
  RetryIncident,
  SendMessage,
  SendSignal,
  TaskData,
} from './contract.ts';

/** What a case does when it is spoken to. */
export interface CaseHandlers {
  complete(completion: CompleteTask): void;
  message(message: SendMessage): void;
  signal(signal: SendSignal): void;
  escalation(escalation: CalledEscalation): void;
  retry(retry: RetryIncident): void;
  resolve(resolve: ResolveIncident): void;
  activate(activate: ActivateElements): void;
  cancel(cancel: CancelCase): void;
  show(): CaseView;
  task(instance: number): TaskData;
  path(): CasePath;
}

/** Sets the Updates, each behind its validator, and the queries of a case. */
export function setHandlers(model: Model, state: State, handlers: CaseHandlers): void {
  onUpdate<CompleteTask>(updates.complete, handlers.complete, (it) => admitCompletion(model, state, it));
  onUpdate<SendMessage>(updates.message, handlers.message, (it) => admitMessage(state, it));
  onUpdate<SendSignal>(updates.signal, handlers.signal, (it) => admitSignal(state, it));
  onUpdate<RetryIncident>(updates.retry, handlers.retry, (it) => admitToIncident(state, it));
  onUpdate<ResolveIncident>(updates.resolve, handlers.resolve, (it) => admitToIncident(state, it));
  onUpdate<ActivateElements>(updates.activate, handlers.activate, (it) => admitActivation(model, state, it));
  onUpdate<CancelCase>(updates.cancel, handlers.cancel, () => admitCancel(state));
  setHandler(defineSignal<[CalledEscalation]>(ESCALATION), handlers.escalation);
  setHandler(defineQuery<CaseView>(queries.show), handlers.show);
  setHandler(defineQuery<CasePath>(queries.path), handlers.path);
  setHandler(defineQuery<TaskData, [number]>(queries.task), handlers.task);
}

function onUpdate<Argument>(
  name: string,
  handle: (it: Argument) => void,
  admit: (it: Argument) => void,
): void {
  setHandler(defineUpdate<void, [Argument]>(name), handle, { validator: admit });
}
