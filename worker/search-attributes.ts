import { isGrpcServiceError, type Connection } from '@temporalio/client';
import { searchAttributes } from '../workflows/contract.ts';

/** temporal.api.enums.v1.IndexedValueType */
const KEYWORD_LIST = 7;
/** grpc-js: status.ALREADY_EXISTS. */
const ALREADY_EXISTS = 6;

/**
 * Registers the search attributes that inboxes and messages need. Needed once per namespace; on Temporal Cloud an administrator does
 * it (names and type are in docs/operations.md).
 */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.values(searchAttributes).filter((name) => customAttributes?.[name] === undefined);
  if (missing.length === 0) return;
  await connection.operatorService
    .addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map((name) => [name, KEYWORD_LIST])),
    })
    .catch((error: unknown) => {
      // Another worker was faster.
      if (!isGrpcServiceError(error) || Number(error.code) !== ALREADY_EXISTS) throw error;
    });
}
