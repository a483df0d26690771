import { BpmnModdle } from 'bpmn-moddle';
import zeebeDescriptor from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { Diagnostic } from '../diagnostics.ts';
import type { BpmnTypes, Drawn } from './bpmn.ts';
import { withoutDiagrams } from './diagram-interchange.ts';
import type { Places } from './places.ts';
import { readPlaces } from './places.ts';
import type { Repeated } from './repeated-content.ts';
import { explainWarning } from './warnings.ts';
import { inspectXml } from './well-formed.ts';

/** A file read as BPMN. `definitions` is absent when it could not be read at all; `diagnostics` then say why. */
export interface BpmnFile {
  readonly definitions?: Drawn & BpmnTypes['bpmn:Definitions'];
  readonly places: Places;
  readonly references: readonly Reference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One reference by id as written, resolved or not. */
export interface Reference {
  readonly from: Drawn;
  readonly property: string;
  readonly id: string;
  readonly to: Drawn | undefined;
}

/** Reads BPMN XML that nobody has vouched for: limits, no entities, every finding with its place. */
export async function readBpmn(xml: string, file: string): Promise<BpmnFile> {
  const text = xml.startsWith('\uFEFF') ? xml.slice(1) : xml;
  const { unreadable, repeated, diagrams } = inspectXml(text);
  if (unreadable !== undefined) return refused({ file, severity: 'error', ...unreadable });
  const places = readPlaces(text);
  try {
    const parsed = await moddle().fromXML(withoutDiagrams(text, diagrams));
    const diagnostics = [
      ...damaged(file, text),
      ...duplicates(file, places),
      ...repeated.map((one) => explainRepeated(one, file, places)),
      ...parsed.warnings.flatMap((warning) => explainWarning(warning, file, places) ?? []),
    ];
    const references = parsed.references.map(({ element, property, id }) => ({
      from: element,
      property: property.replace(/^\w+:/, ''),
      id,
      to: parsed.elementsById[id],
    }));
    return { definitions: parsed.rootElement, places, references, diagnostics };
  } catch (problem) {
    return refused({
      file,
      line: 1,
      col: 1,
      severity: 'error',
      code: 'BPMN_NOT_BPMN',
      message: `this is not a BPMN 2.0 file: ${problem instanceof Error ? problem.message : String(problem)}`,
      hint: 'The root must be <definitions> of http://www.omg.org/spec/BPMN/20100524/MODEL.',
    });
  }
}

let shared: BpmnModdle | undefined;

/** bpmn-moddle's types, built once: they are the same for every file. */
function moddle(): BpmnModdle {
  return (shared ??= new BpmnModdle({ zeebe: zeebeDescriptor }));
}

function refused(diagnostic: Diagnostic): BpmnFile {
  return { places: new Map(), references: [], diagnostics: [diagnostic] };
}

/** What could not be read in the file's encoding has been replaced by this character, and is lost. */
function damaged(file: string, text: string): Diagnostic[] {
  const before = text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n');
  if (!text.includes('\uFFFD')) return [];
  return [
    {
      file,
      line: before.length,
      col: (before.at(-1)?.length ?? 0) + 1,
      severity: 'warning',
      code: 'BPMN_ENCODING',
      message: 'a letter here is not written in the encoding of the file',
      hint: 'Save the file as UTF-8.',
    },
  ];
}

function explainRepeated({ id, child }: Repeated, file: string, places: Places): Diagnostic {
  const place = (id === undefined ? undefined : places.get(id)?.[0]) ?? { line: 1, col: 1 };
  return {
    file,
    ...place,
    severity: 'error',
    code: 'BPMN_REPEATED_CONTENT',
    ...(id === undefined ? {} : { element: id }),
    message: `has more than one ${child}`,
    hint: 'Keep one of them.',
  };
}

function duplicates(file: string, places: Places): Diagnostic[] {
  return [...places].flatMap(([id, [first, ...again]]) =>
    again.map((place) => ({
      file,
      ...place,
      severity: 'error' as const,
      code: 'BPMN_DUPLICATE_ID',
      element: id,
      message: `the id is already used in line ${first?.line}`,
      hint: 'Give each element an id of its own.',
    })),
  );
}
