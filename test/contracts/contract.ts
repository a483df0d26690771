import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PublishedContract } from '../../activities/kit/define-tool.ts';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { checkExchange } from './check-exchange.ts';
import { discoveryOperations } from './discovery.ts';
import { graphqlContract, rootFieldsOf } from './graphql.ts';
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

/** An operation that an exchange was held against. `sibling`: that of another kind of object, for the slice lacks its own. */
export interface Matched {
  /** `POST /v1/tasks/{taskId}`, of GraphQL `mutation create_item`. */
  readonly operation: string;
  readonly basis: Basis;
}

/** `page`: the vendor publishes no contract, and its documentation says what the sandbox holds the operation to. */
export type Basis = 'slice' | 'transcribed' | 'sibling' | 'not held' | 'page';

/** A vendor's published contract that exchanges can be held against. */
export interface ContractChecker {
  /** What breaks the contract, one sentence each; empty when nothing does. */
  check(exchange: Exchange): readonly string[];
  /** The operations that the exchange means; empty where the contract has none. */
  matches(exchange: Exchange): readonly Matched[];
}

/** Reads a contract in whichever of the vendors' formats it is written. */
export function contract(declared: PublishedContract): ContractChecker {
  const files = typeof declared.file === 'string' ? [declared.file] : declared.file;
  const schema = files.find((file) => file.endsWith('.graphql'));
  if (schema !== undefined) {
    const matches = ({ body }: Exchange): readonly Matched[] =>
      rootFieldsOf(body).map((operation) => ({ operation, basis: 'slice' }));
    return { check: graphql(schema), matches };
  }
  const operations = files.flatMap((file) => read(join(contractFolder, file)));
  const transcribed = files
    .map((file) => join(transcribedFolder, file))
    .filter((file) => existsSync(file))
    .flatMap(read);
  const meant = (exchange: Exchange) => {
    const asked = { ...exchange, path: (declared.basePath ?? '') + exchange.path };
    return { asked, ...candidatesFor(operations, transcribed, asked, declared) };
  };
  /** The candidate that the exchange breaks least. */
  const judge = (exchange: Exchange) => {
    const { asked, candidates, ...how } = meant(exchange);
    const judged = candidates.map((operation) => ({
      key: operation.key,
      findings: checkExchange(operation, asked, declared),
    }));
    const best = judged.reduce<(typeof judged)[number] | undefined>(
      (least, other) =>
        least === undefined || other.findings.length < least.findings.length ? other : least,
      undefined,
    );
    const held = how.basis === 'not held' ? { key: how.named ?? '', findings: [] } : best;
    return { ...how, path: asked.path, best: held };
  };
  return {
    check(exchange) {
      const { best, path } = judge(exchange);
      return best?.findings ?? [`${exchange.method} ${path}: no such operation in ${files.join(', ')}`];
    },
    matches(exchange) {
      const { candidates, basis, named } = meant(exchange);
      const only = candidates.length === 1 ? candidates[0]?.key : undefined;
      const key = named ?? only ?? judge(exchange).best?.key;
      return key === undefined ? [] : [{ operation: key, basis }];
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
): { readonly candidates: readonly Operation[]; readonly basis: Matched['basis']; readonly named?: string } {
  const twin = declared.beyond?.find(({ operation }) => {
    const [method, template = ''] = operation.split(' ');
    return method === exchange.method && compilePath(template).pattern.test(exchange.path);
  });
  if (twin !== undefined) {
    const named = twin.operation;
    if (twin.like === NOT_HELD) return { candidates: [], basis: 'not held', named };
    const written = transcribed.filter(({ key }) => key === twin.like);
    if (written.length > 0) return { candidates: written, basis: 'transcribed', named };
    return { candidates: operations.filter(({ key }) => key === twin.like), basis: 'sibling', named };
  }
  const matching = operations
    .filter((operation) => matchPath(operation, exchange.method, exchange.path) !== undefined)
    .sort((one, other) => other.literal - one.literal);
  const candidates = matching.filter(({ literal }) => literal === matching[0]?.literal);
  return { candidates, basis: 'slice' };
}

const schemas = new Map<string, ReturnType<typeof graphqlContract>>();

function graphql(file: string): ReturnType<typeof graphqlContract> {
  const check = schemas.get(file) ?? graphqlContract(readFileSync(join(contractFolder, file), 'utf8'));
  schemas.set(file, check);
  return check;
}

/** What `beyond` says an operation is like where the slice has no sibling of its shape: the sandbox's own strict schemas hold it. */
const NOT_HELD = 'nothing';

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
