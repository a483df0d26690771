import { createHash } from 'node:crypto';

/** A set of data at a tool, or the data of a process's cases. */
export interface Dataset {
  readonly namespace: string;
  readonly name: string;
}

/** A field of a dataset. */
export type DatasetField = Dataset & { readonly field: string };

/** What one step of a process reads and writes, by the diagrams: names only, never values. */
export interface LineageStep {
  readonly documentation?: string;
  /** The process that the step calls. */
  readonly calls?: string;
  readonly inputs: readonly Dataset[];
  /** `fields`: which fields each field is made of. */
  readonly outputs: readonly (Dataset & {
    readonly fields: { readonly [field: string]: readonly DatasetField[] };
  })[];
}

/** Something that happened to a run: to a case, or to one of its steps. */
export interface RunChange {
  readonly type: 'START' | 'COMPLETE' | 'FAIL' | 'ABORT' | 'OTHER';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly namespace: string;
  readonly process: string;
  readonly caseId: string;
  /** Absent for the case itself. */
  readonly step?: { readonly element: string; readonly instance: number };
  /** The case that called this one. */
  readonly caller?: { readonly caseId: string; readonly process: string };
  readonly lineage: LineageStep | undefined;
}

/** What says it. */
const PRODUCER = 'urn:x-maschinenraum:worker';
const SPEC = 'https://openlineage.io/spec';

const facet = (schema: string): { readonly _producer: string; readonly _schemaURL: string } => ({
  _producer: PRODUCER,
  _schemaURL: `${SPEC}/facets/${schema}`,
});

/** A run event of OpenLineage 2.0.2. https://openlineage.io/spec/2-0-2/OpenLineage.json */
export function runEvent(change: RunChange): object {
  const { type, at, namespace, process, caseId, step, caller, lineage } = change;
  const job = (name: string) => ({ namespace: `maschinenraum.${namespace}`, name });
  const parent =
    step !== undefined
      ? { run: { runId: runIdOf(caseId) }, job: job(process) }
      : caller === undefined
        ? undefined
        : { run: { runId: runIdOf(caller.caseId) }, job: job(caller.process) };
  return {
    eventType: type,
    eventTime: new Date(at).toISOString(),
    producer: PRODUCER,
    schemaURL: `${SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent`,
    run: {
      runId: runIdOf(caseId, step?.instance),
      facets:
        parent === undefined
          ? {}
          : { parent: { ...facet('1-0-1/ParentRunFacet.json#/$defs/ParentRunFacet'), ...parent } },
    },
    job: {
      ...job(step === undefined ? process : `${process}.${step.element}`),
      facets: {
        jobType: {
          ...facet('2-0-4/JobTypeJobFacet.json#/$defs/JobTypeJobFacet'),
          processingType: 'BATCH',
          integration: 'MASCHINENRAUM',
          jobType: step === undefined ? 'PROCESS' : 'STEP',
        },
        ...(lineage?.documentation === undefined
          ? {}
          : {
              documentation: {
                ...facet('1-0-0/DocumentationJobFacet.json#/$defs/DocumentationJobFacet'),
                description: lineage.documentation,
              },
            }),
      },
    },
    inputs: (lineage?.inputs ?? []).map(({ namespace: where, name }) => ({ namespace: where, name })),
    outputs: (lineage?.outputs ?? []).map(({ namespace: where, name, fields }) => ({
      namespace: where,
      name,
      ...(Object.keys(fields).length === 0 ? {} : { facets: { columnLineage: columnLineage(fields) } }),
    })),
  };
}

function columnLineage(fields: LineageStep['outputs'][number]['fields']): object {
  return {
    ...facet('1-0-1/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet'),
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, inputFields]) => [field, { inputFields }]),
    ),
  };
}

/** The same for the same case and instance, on any worker and after any crash; a UUID of version 8 (RFC 9562, 5.8). */
export function runIdOf(caseId: string, instance?: number): string {
  const text = JSON.stringify(['maschinenraum', caseId, instance ?? null]);
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
