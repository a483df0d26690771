import type { MessageDefinition } from '../../engine/model.ts';
import type { Build } from '../model/build.ts';
import { compileJob } from '../model/job.ts';
import { messageFlowName, recipientsOf } from '../model/message-partners.ts';
import { present } from '../model/present.ts';
import type { Drawn, Message } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { CompileEventDefinition } from './table.ts';

/** bpmn:messageEventDefinition. */
export const message: CompileEventDefinition<'message'> = (definition, event, build) =>
  compileMessage(definition.messageRef, event, build);

/** A message reference, as events and receive tasks have it. What is thrown through a job needs no message. */
export function compileMessage(
  messageRef: Message | undefined,
  element: Drawn & { readonly name?: string },
  build: Build,
): MessageDefinition {
  const { expressions } = build;
  const job = isA(element, 'bpmn:ThrowEvent') ? compileJob(element, build) : undefined;
  const { drawing } = build;
  const name =
    messageRef?.name?.trim() ||
    (job && (element.name?.trim() || element.id)) ||
    messageFlowName(element, drawing);
  const to = job === undefined ? recipientsOf(element, drawing) : [];
  const key = messageRef && zeebe(messageRef, 'zeebe:Subscription')?.correlationKey;
  return present({
    kind: 'message' as const,
    name: name
      ? expressions.value(name, element, 'message name')
      : expressions.missing(element, 'message name'),
    correlationKey: key ? expressions.formula(key, element, 'correlation key') : undefined,
    to: to.length > 0 ? to : undefined,
    job,
  });
}
