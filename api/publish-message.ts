import { activityInfo } from '@temporalio/activity';
import type { SendMessage } from '../workflows/contract.ts';
import { derivedId } from './case-id.ts';
import { deliverMessage } from './deliver-message.ts';
import type { Services } from './services.ts';

/**
 * The activity by which a case sends a message to other cases (`PUBLISH_MESSAGE`). What it carries holds tokens already. It fails
 * with MESSAGE_NOT_EXPECTED until somebody waits; a repeated attempt is the same message.
 */
export function messagePublisher(
  services: Pick<Services, 'client' | 'definitions' | 'taskQueue'>,
): (message: SendMessage) => Promise<void> {
  return async ({ variables = {}, ...message }) => {
    const { workflowExecution, activityId } = activityInfo();
    const id = derivedId(
      'publish',
      workflowExecution?.workflowId ?? '',
      workflowExecution?.runId ?? '',
      activityId,
    );
    await deliverMessage(services, { ...message, id, payloadFor: async () => variables });
  };
}
