import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PublishedContract } from '../../activities/kit/define-tool.ts';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { checkExchange } from './check-exchange.ts';
import { discoveryOperations } from './discovery.ts';
import { graphqlContract } from './graphql.ts';
import { metaOperations } from './meta.ts';
import { openApiOperations } from './open-api.ts';
import { compilePath, matchPath, type Operation } from './operation.ts';
import type { JsonObject } from './json-schema.ts';

/** The folder of the vendors' contracts; it is not part of this repository. */
export const contractFolder = fileURLToPath(new URL('../../../shared/contracts/', import.meta.url));

/**
 * Operations that a vendor's own file has and its slice lacks, written down by hand with the fields that we use. Each file names its source, and
 * is looked at only for what a connector declares as `beyond`.
 */
const transcribedFolder = fileURLToPath(new URL('./transcribed/', import.meta.url));

export const contractsAreThere = existsSync(contractFolder);

/** A vendor's published contract that exchanges can be held against. */
export interface ContractChecker {
  /** What breaks the contract, one sentence each; empty when nothing does. */
  check(exchange: Exchange): readonly string[];
}

/** Reads a contract in whichever of the vendors' formats it is written. */
export function contract(declared: PublishedContract): ContractChecker {
  const files = typeof declared.file === 'string' ? [declared.file] : declared.file;
  const schema = files.find((file) => file.endsWith('.graphql'));
  if (schema !== undefined) return { check: graphql(schema) };
  const operations = files.flatMap((file) => read(join(contractFolder, file)));
  const transcribed = files
    .map((file) => join(transcribedFolder, file))
    .filter((file) => existsSync(file))
    .flatMap(read);
  return {
    check(exchange) {
      const path = (declared.basePath ?? '') + exchange.path;
      const asked = { ...exchange, path };
      const candidates = candidatesFor(operations, transcribed, asked, declared);
      if (candidates.length === 0)
        return [`${exchange.method} ${path}: no such operation in ${files.join(', ')}`];
      const findings = candidates.map((operation) => checkExchange(operation, asked, declared));
      return findings.reduce((best, other) => (other.length < best.length ? other : best));
    },
  };
}

/**
 * Several candidates occur where the vendor's format does not say what kind of object an id in a path names. What a connector declares goes first:
 * `/program/byName.json` would be taken for a program whose id is byName, and a slice may tell less of an operation than its vendor's prose.
 */
function candidatesFor(
  operations: readonly Operation[],
  transcribed: readonly Operation[],
  exchange: Exchange,
  declared: PublishedContract,
): readonly Operation[] {
  const twin = declared.beyond?.find(({ operation }) => {
    const [method, template = ''] = operation.split(' ');
    return method === exchange.method && compilePath(template).pattern.test(exchange.path);
  })?.like;
  if (twin !== undefined) {
    const written = transcribed.filter(({ key }) => key === twin);
    return written.length > 0 ? written : operations.filter(({ key }) => key === twin);
  }
  const matching = operations
    .filter((operation) => matchPath(operation, exchange.method, exchange.path) !== undefined)
    .sort((one, other) => other.literal - one.literal);
  return matching.filter(({ literal }) => literal === matching[0]?.literal);
}

const schemas = new Map<string, ReturnType<typeof graphqlContract>>();

function graphql(file: string): ReturnType<typeof graphqlContract> {
  const check = schemas.get(file) ?? graphqlContract(readFileSync(join(contractFolder, file), 'utf8'));
  schemas.set(file, check);
  return check;
}

const loaded = new Map<string, readonly Operation[]>();

function read(file: string): readonly Operation[] {
  const held = loaded.get(file);
  if (held !== undefined) return held;
  const document = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
  const operations =
    'openapi' in document
      ? openApiOperations(document)
      : document['kind'] === 'discovery#restDescription'
        ? discoveryOperations(document)
        : metaOperations(document);
  loaded.set(file, operations);
  return operations;
}
