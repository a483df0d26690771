import { actionDescriptors } from '../../activities/connectors/actions.gen.ts';
import type { TrialCall } from '../../activities/sandbox/trial-calls.ts';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { checkedOperations } from '../../cli/stack/coverage.gen.ts';
import { contractsAreThere } from './contract.ts';
import type { Sighting } from './recorded.ts';
import { readerOf, type Reader } from './stated.ts';

/** One request of an action. */
export interface Asked extends Pick<TrialCall, 'action' | 'sandbox'> {
  readonly exchange: Exchange;
}

const RECORD = 'node --import tsx test/contracts/coverage.ts --record';

/**
 * What our actions asked for, and what is wrong with that: operations that no contract holds and nobody stated and, with `unlisted`, those that
 * the table of contracts lacks. Actions that a test made up are its own business.
 */
export function judgeAsked(
  asked: readonly Asked[],
  { unlisted }: { readonly unlisted: boolean },
): { readonly sightings: readonly Sighting[]; readonly faults: readonly string[] } {
  const sightings = new Map<string, Sighting>();
  const faults = new Set<string>();
  const readers = new Map<string, Reader>();
  for (const { action, sandbox, exchange } of contractsAreThere ? asked : []) {
    if (!(action.id in actionDescriptors)) continue;
    const read = readers.get(action.tool.id) ?? readerOf(action.tool, sandbox);
    readers.set(action.tool.id, read);
    const operations = read(exchange);
    if (operations.length === 0) {
      faults.add(`${action.id}: nobody stated ${exchange.method} ${exchange.path}`);
    }
    for (const { operation, basis } of operations) {
      const sighting = { action: action.id, operation, basis };
      sightings.set(JSON.stringify(sighting), sighting);
      if (unlisted && !isListed(sighting)) {
        faults.add(`${action.id}: docs/tools.md lacks ${operation} (${basis}); run ${RECORD}`);
      }
    }
  }
  return { sightings: [...sightings.values()], faults: [...faults] };
}

/** An action that is not in the table at all is new: `npm run check` asks for its example. */
function isListed({ action, operation, basis }: Sighting): boolean {
  const listed = checkedOperations[action];
  return listed === undefined || listed.some((one) => one.operation === operation && one.basis === basis);
}
