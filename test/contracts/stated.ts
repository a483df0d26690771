import type { Tool } from '../../activities/kit/define-tool.ts';
import type { Sandbox } from '../../activities/sandbox/define-sandbox.ts';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { router } from '../../activities/sandbox/routing.ts';
import { contract, type Matched } from './contract.ts';

/** Says which operations an exchange means; nothing where nobody stated one. */
export type Reader = (exchange: Exchange) => readonly Matched[];

/**
 * How the exchanges of a tool are read: by its vendor's contract and what the connector states `beyond`, or, where there is no contract, by the
 * routes of its sandbox, which were written after the vendor's pages.
 */
export function readerOf({ contract: declared }: Tool, sandbox: Sandbox): Reader {
  if ('file' in declared) return contract(declared).matches;
  // A mail server has one operation, and no path.
  if (sandbox.receive !== undefined) return ({ method }) => [{ operation: method, basis: 'page' }];
  const find = router(Object.fromEntries(Object.keys(sandbox.routes).map((key) => [key, key])));
  return ({ method, path }) => {
    const operation = find(method, path)?.route;
    return operation === undefined ? [] : [{ operation, basis: 'page' }];
  };
}
