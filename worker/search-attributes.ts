import { isGrpcServiceError, type Connection } from '@temporalio/client';
import { searchAttributes } from '../workflows/contract.ts';

/** temporal.api.enums.v1.IndexedValueType */
const KEYWORD_LIST = 7;
/** grpc-js: status. Another worker was faster; and services that leave this to an administrator. */
const TOLERATED = { alreadyExists: 6, permissionDenied: 7, unimplemented: 12 };

/**
 * Registers the search attributes that inboxes and messages need. Needed once per namespace; on Temporal Cloud an administrator does
 * it (names and type are in docs/operations.md).
 */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  try {
    await addMissing(connection, namespace);
  } catch (error) {
    const tolerated: readonly number[] = Object.values(TOLERATED);
    if (!isGrpcServiceError(error) || !tolerated.includes(Number(error.code))) throw error;
  }
}

async function addMissing(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.values(searchAttributes).filter((name) => customAttributes?.[name] === undefined);
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map((name) => [name, KEYWORD_LIST])),
  });
}
