import { connectors } from '../../activities/connectors/index.gen.ts';
import type { Connector } from '../../activities/kit/activities.ts';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { contract, contractsAreThere } from './contract.ts';

/**
 * What breaks the contracts of our tools in requests and answers, one sentence each. Tools that a test made up are its own business, and where no
 * contract is published the sandbox's routes are all there is.
 */
export function judgeExchanges(exchanges: readonly Exchange[]): readonly string[] {
  if (!contractsAreThere) return [];
  const registry: Readonly<Record<string, Connector>> = connectors;
  const faults = exchanges.flatMap((exchange) => {
    const declared = registry[exchange.tool]?.tool.contract;
    if (declared === undefined || !('file' in declared)) return [];
    return contract(declared)
      .check(exchange)
      .map((broken) => `${exchange.tool}: ${broken}`);
  });
  return [...new Set(faults)];
}
