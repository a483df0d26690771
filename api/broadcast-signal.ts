import type { ThrownSignal } from '../workflows/contract.ts';
import { derivedId } from './case-id.ts';
import { deliverSignal } from './deliver-signal.ts';
import type { Services } from './services.ts';

/**
 * The activity by which a case sends a signal to all others (`BROADCAST_SIGNAL`). What it carries holds tokens already. A repeated
 * attempt is the same signal: who has it does not get it again.
 */
export function signalBroadcaster(
  services: Pick<Services, 'client' | 'definitions' | 'taskQueue'>,
): (signal: ThrownSignal) => Promise<void> {
  return async ({ variables = {}, id, ...signal }) => {
    await deliverSignal(services, {
      ...signal,
      id: derivedId('broadcast', id),
      payloadFor: async () => variables,
    });
  };
}
