import type { DecisionModel, DecisionNode } from '../../engine/dmn/model.ts';
import type { TypeExpression } from '../../engine/feel/tree.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { NameShape } from '../feel/index.ts';
import { buildBoxed, buildFunction, type BoxedSite } from './boxed.ts';
import type { DrawnTable } from './drawn-table.ts';
import { asDefinitions, type Definitions, type DrgElement } from './elements.ts';
import { findUnreadable } from '../parse/well-formed.ts';
import { readXml } from './moddle.ts';
import { DmnReport } from './report.ts';
import { findCycle, nameOf, namesOf, References } from './requirements.ts';
import { ModelTypes, shapeOf } from './types.ts';

/** A DMN file and its text. */
export interface DmnFile {
  readonly file: string;
  readonly xml: string;
}

/** The decisions of a file or several, and what is wrong with them: with errors they must not run. */
export interface ParsedDecisions {
  readonly decisions: DecisionModel;
  readonly diagnostics: readonly Diagnostic[];
  /** Its decision tables, and where they stand. */
  readonly tables: readonly DrawnTable[];
}

/** Compiles one DMN file of version 1.1 to 1.5. */
export function parseDecisions(xml: string, file: string): Promise<ParsedDecisions> {
  return parseDecisionFiles([{ file, xml }]);
}

/** Compiles DMN files that belong together, such as those that import each other, into one model. */
export async function parseDecisionFiles(files: readonly DmnFile[]): Promise<ParsedDecisions> {
  const read = await Promise.all(files.map(readFile));
  const opened = read.flatMap(({ report, definitions }) => (definitions ? [{ report, definitions }] : []));
  const elements = indexElements(opened);
  const types = new Map<string, ModelTypes>();
  const nodes: Record<string, DecisionNode> = {};
  for (const source of inImportOrder(opened)) {
    const own = new ModelTypes(
      source.definitions.itemDefinition ?? [],
      importedTypes(source.definitions, types),
      source.report,
    );
    types.set(source.definitions.namespace ?? '', own);
  }
  const shapeOfNode = shapesOf(elements, types);
  for (const { definitions, report } of opened) {
    const namespace = definitions.namespace ?? '';
    const own = types.get(namespace) ?? new ModelTypes([], new Map(), report);
    const references = new References(definitions, elements, report);
    for (const element of definitions.drgElement ?? []) {
      const node = buildNode(element, { references, types: own, report, shapeOfNode });
      if (node) nodes[`${namespace}#${node.id}`] = node;
    }
  }
  reportCycle(nodes, opened, elements);
  return {
    decisions: { nodes },
    diagnostics: read.flatMap(({ report }) => report.diagnostics),
    tables: read.flatMap(({ report }) => report.tables),
  };
}

interface Source {
  readonly report: DmnReport;
  readonly definitions: Definitions;
}

async function readFile({ file, xml }: DmnFile): Promise<{ report: DmnReport; definitions?: Definitions }> {
  const report = new DmnReport(file, xml);
  const unreadable = findUnreadable(xml);
  if (unreadable) {
    report.unreadable(unreadable);
    return { report };
  }
  try {
    const { rootElement, warnings } = await readXml(xml);
    for (const { message } of warnings) reportWarning(message, report);
    const definitions = asDefinitions(rootElement);
    if (definitions) return { report, definitions };
  } catch {
    // moddle-xml throws when the root is not the one it looks for; the text is well-formed.
  }
  report.error('DMN_XML', undefined, 'The file holds no DMN definitions.', 'Save it as DMN from a modeler.');
  return { report };
}

function reportWarning(message: string, report: DmnReport): void {
  if (/duplicate ID/.test(message)) {
    report.error('DMN_ID', undefined, message, 'Give each element an id of its own.');
  } else if (/unparsable content/.test(message)) {
    const what = message.replace(/\s+/g, ' ').trim();
    report.warning('DMN_XML', undefined, what, 'Nothing of it is used: remove it, or correct its name.');
  }
}

function indexElements(sources: readonly Source[]): ReadonlyMap<string, DrgElement> {
  const elements = new Map<string, DrgElement>();
  for (const { definitions, report } of sources) {
    for (const element of definitions.drgElement ?? []) {
      const key = `${definitions.namespace ?? ''}#${element.id ?? ''}`;
      if (element.id === undefined) {
        report.error('DMN_ID', element, `"${element.name ?? ''}" has no id.`, 'Give it an id of its own.');
      } else if (elements.has(key)) {
        report.error(
          'DMN_ID',
          element,
          `Another file of the same namespace has the id "${element.id}" too.`,
          'Give each element an id of its own.',
        );
      } else {
        elements.set(key, element);
      }
    }
  }
  return elements;
}

/** Imported files first, so that their types are known. */
function inImportOrder(sources: readonly Source[]): readonly Source[] {
  const ordered = new Set<Source>();
  const open = new Set<Source>();
  const add = (source: Source): void => {
    if (open.has(source)) return;
    open.add(source);
    for (const { namespace } of source.definitions.import ?? []) {
      sources.filter((each) => each.definitions.namespace === namespace).forEach(add);
    }
    ordered.add(source);
  };
  sources.forEach(add);
  return [...ordered];
}

function importedTypes(
  definitions: Definitions,
  types: ReadonlyMap<string, ModelTypes>,
): ReadonlyMap<string, TypeExpression> {
  const imported = new Map<string, TypeExpression>();
  for (const { name, namespace } of definitions.import ?? []) {
    for (const [type, expression] of types.get(namespace ?? '')?.table ?? []) {
      imported.set(name === undefined || name === '' ? type : `${name}.${type}`, expression);
    }
  }
  return imported;
}

function shapesOf(
  elements: ReadonlyMap<string, DrgElement>,
  types: ReadonlyMap<string, ModelTypes>,
): (key: string) => NameShape {
  return (key) => {
    const variable = elements.get(key)?.variable;
    const own = types.get(key.slice(0, key.lastIndexOf('#')));
    return shapeOf(own?.resolve(variable?.typeRef, variable));
  };
}

interface NodeSite {
  readonly references: References;
  readonly types: ModelTypes;
  readonly report: DmnReport;
  readonly shapeOfNode: (key: string) => NameShape;
}

function buildNode(element: DrgElement, site: NodeSite): DecisionNode | undefined {
  const { references, types, report } = site;
  const { id } = element;
  if (id === undefined) return undefined;
  const name = nameOf(element);
  const type = types.resolve(element.variable?.typeRef, element.variable);
  const common = { id, name, ...(type && { type }) };
  switch (element.$type) {
    case 'dmn:InputData':
      return { kind: 'input', ...common };
    case 'dmn:Decision': {
      const requires = references.requirementsOf(element);
      const names = namesOf(requires, site.shapeOfNode);
      const boxed: BoxedSite = { owner: { id, name }, names, types, report };
      const { decisionLogic } = element;
      return {
        kind: 'decision',
        ...common,
        requires,
        ...(decisionLogic && { logic: buildBoxed(decisionLogic, boxed) }),
      };
    }
    case 'dmn:BusinessKnowledgeModel': {
      const requires = references.requirementsOf(element);
      const names = { ...namesOf(requires, site.shapeOfNode), [name]: {} };
      const boxed: BoxedSite = { owner: { id, name }, names, types, report };
      const { encapsulatedLogic } = element;
      return {
        kind: 'knowledge',
        ...common,
        requires,
        ...(encapsulatedLogic && { logic: buildFunction(encapsulatedLogic, boxed) }),
      };
    }
    case 'dmn:DecisionService':
      return {
        kind: 'service',
        ...common,
        parameters: [
          ...references.keysOf(element.inputData, element),
          ...references.keysOf(element.inputDecision, element),
        ],
        outputs: references.keysOf(element.outputDecision, element),
      };
    default:
      // Knowledge sources and the like document a model; they decide nothing.
      return undefined;
  }
}

function reportCycle(
  nodes: Readonly<Record<string, DecisionNode>>,
  sources: readonly Source[],
  elements: ReadonlyMap<string, DrgElement>,
): void {
  const key = findCycle(nodes);
  const element = key === undefined ? undefined : elements.get(key);
  const source = sources.find(({ definitions }) => element && definitions.drgElement?.includes(element));
  source?.report.error(
    'DMN_REQUIREMENT_CYCLE',
    element,
    `"${element?.name ?? ''}" requires itself.`,
    'Break the circle of requirements.',
  );
}
