import type { Model } from '../../engine/model.ts';
import { createDrawing } from '../parse/drawing.ts';
import { readBpmn } from '../parse/read-bpmn.ts';
import { compare, type Change, type Compared } from './compare.ts';
import { unitsOf, type Unit } from './drawn-units.ts';
import { compareDecisions } from './decisions.ts';
import { formsOf } from './forms.ts';
import { compareSchemas, meaningOf, type SchemaShapes } from './schemas.ts';

/** One version of a definition. */
export interface Version {
  /** The file's name, for messages. */
  readonly file: string;
  readonly xml: string;
  /** None where it does not compile: then only drawings are compared. */
  readonly models: readonly Model[];
  /** Absent where none is known: a file alone, a release of a time when none was kept. */
  readonly schema?: SchemaShapes | undefined;
}

/** A place where a case of the older version can stand, and whether the newer one has it. */
export interface Position {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Why a case that stands here could not go on in the newer version; absent where it could. */
  readonly lost?: string;
}

/** What changed between two versions of a definition. */
export interface Difference {
  readonly elements: readonly Change[];
  readonly decisions: readonly Change[];
  readonly forms: readonly Change[];
  readonly schemas: readonly Change[];
  /** What the changes of the schema mean for cases that run. */
  readonly meaning: readonly string[];
  /** Every place where a case of the older version can rest, in the order of its drawing. */
  readonly positions: readonly Position[];
}

/** Compares two versions: what is drawn, what is decided, what forms ask for, which data there are (where both have such). What only lies elsewhere on the canvas is the same. */
export async function differenceBetween(before: Version, after: Version): Promise<Difference> {
  const [then, now] = await Promise.all([before, after].map(readUnits));
  const [old, fresh] = [then ?? new Map<string, Unit>(), now ?? new Map<string, Unit>()];
  const schemas = compareSchemas(before.schema, after.schema);
  return {
    elements: compare(old, fresh),
    decisions: compareDecisions(before.models, after.models),
    forms: compareKnown(formsOf(before.models), formsOf(after.models)),
    schemas,
    meaning: meaningOf(schemas),
    positions: [...old.values()].filter(({ waits }) => waits).map((unit) => positionOf(unit, old, fresh)),
  };
}

/** A file that was given without what lay beside it has no forms: nothing can be said of them then. */
function compareKnown(
  before: ReadonlyMap<string, Compared>,
  after: ReadonlyMap<string, Compared>,
): readonly Change[] {
  return before.size === 0 || after.size === 0 ? [] : compare(before, after);
}

async function readUnits({ xml, file }: Version): Promise<ReadonlyMap<string, Unit>> {
  const { definitions, places } = await readBpmn(xml, file);
  return definitions === undefined
    ? new Map()
    : unitsOf(createDrawing(file, definitions, places, []).elements);
}

function positionOf(
  { id, kind, name, within }: Unit,
  before: ReadonlyMap<string, Unit>,
  after: ReadonlyMap<string, Unit>,
): Position {
  const now = after.get(id);
  const lost =
    now === undefined
      ? 'is no longer there'
      : now.kind !== kind
        ? `is a ${now.kind} now`
        : now.within === within || (isProcess(before.get(within)) && isProcess(after.get(now.within)))
          ? undefined
          : `lies in ${now.within} now`;
  return { id, kind, name, ...(lost === undefined ? {} : { lost }) };
}

function isProcess(unit: Unit | undefined): boolean {
  return unit?.kind === 'process';
}
