import { attributesOf, isJson, payloadsIn, valueOf } from '../history/events.ts';
import type { RecordedRun } from '../history/recorded-run.ts';

/** A file that a case worked with, known by its hash, and where the case first speaks of it. */
export interface AssetHash {
  readonly sha256: string;
  /** Where the file lay, or its name, when that stands beside the hash. */
  readonly name?: string;
  readonly caseId: string;
  readonly runId: string;
  /** Id of the history event. */
  readonly event: number;
}

const HASH = /^[0-9a-f]{64}$/i;
/** Fields that hold the hash of a file (`sha256`, `currentSha256`), and those that name it. */
const HASH_FIELD = /sha-?256$/i;
const NAME_FIELDS = ['url', 'name', 'file', 'fileName', 'title', 'id'];

/** The hashes of files in the variables of a case, each once, in the order in which they turn up. */
export function assetsOf(runs: readonly RecordedRun[]): readonly AssetHash[] {
  const assets = new Map<string, AssetHash>();
  for (const { caseId, runId, history } of runs) {
    for (const event of history.events) {
      for (const payload of payloadsIn(attributesOf(event))) {
        for (const found of hashesIn(valueOf(payload))) {
          if (!assets.has(found.sha256))
            assets.set(found.sha256, { ...found, caseId, runId, event: Number(event.eventId) });
        }
      }
    }
  }
  return [...assets.values()];
}

function hashesIn(value: unknown): readonly Pick<AssetHash, 'sha256' | 'name'>[] {
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([field, entry]) => {
    if (typeof entry !== 'string' || !HASH_FIELD.test(field) || !HASH.test(entry)) return hashesIn(entry);
    const name = NAME_FIELDS.map((candidate) => value[candidate]).find((text) => typeof text === 'string');
    return [{ sha256: entry.toLowerCase(), ...(name === undefined ? {} : { name }) }];
  });
}
