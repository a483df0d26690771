import type { DecisionNode, Requirement } from '../../engine/dmn/model.ts';
import type { NameShape } from '../feel/index.ts';
import { nearest } from '../feel/nearest.ts';
import type { Definitions, DrgElement, Href } from './elements.ts';
import type { DmnReport } from './report.ts';

/** Finds what references of one file point to, in it and in the files that it imports. */
export class References {
  readonly #definitions: Definitions;
  readonly #elements: ReadonlyMap<string, DrgElement>;
  readonly #report: DmnReport;

  /** `elements` holds those of all files, by `namespace#id`. */
  constructor(definitions: Definitions, elements: ReadonlyMap<string, DrgElement>, report: DmnReport) {
    this.#definitions = definitions;
    this.#elements = elements;
    this.#report = report;
  }

  /** What an element requires to be known when its logic runs. */
  requirementsOf(element: DrgElement): readonly Requirement[] {
    const information = (element.informationRequirement ?? []).map(
      ({ requiredDecision, requiredInput }) => requiredDecision ?? requiredInput,
    );
    const knowledge = (element.knowledgeRequirement ?? []).map(({ requiredKnowledge }) => requiredKnowledge);
    return [...information, ...knowledge].flatMap((href) => this.#requirement(href, element) ?? []);
  }

  /** The keys that references point to; unknown ones are reported. */
  keysOf(hrefs: readonly Href[] | undefined, element: DrgElement): readonly string[] {
    return (hrefs ?? []).flatMap((href) => this.#requirement(href, element)?.node ?? []);
  }

  #requirement(href: Href | undefined, element: DrgElement): Requirement | undefined {
    const { namespace = '' } = this.#definitions;
    const [before = '', id = ''] = (href?.href ?? '').split('#');
    const target = before === '' ? namespace : before;
    const node = `${target}#${id}`;
    const found = this.#elements.get(node);
    if (!found) {
      const known = [...this.#elements.keys()].filter((key) => key.startsWith(`${target}#`));
      const meant = nearest(
        id,
        known.map((key) => key.slice(target.length + 1)),
      );
      this.#report.error(
        'DMN_REFERENCE_UNKNOWN',
        element,
        `"${element.name ?? ''}" requires ${href?.href ?? 'something'}, which does not exist.`,
        meant === undefined
          ? 'Draw the requirement anew, or add the file that is imported.'
          : `Did you mean "${before}#${meant}"?`,
      );
      return undefined;
    }
    const name = nameOf(found);
    const through = this.#definitions.import?.find((each) => each.namespace === target)?.name;
    const isOwn = target === namespace || through === undefined || through === '';
    return isOwn ? { node, name } : { node, name, within: through };
  }
}

/** The name under which others see an element: that of its variable. */
export function nameOf(element: DrgElement): string {
  return element.variable?.name ?? element.name ?? '';
}

/** The names that requirements bring in, with the names inside their values. */
export function namesOf(
  requires: readonly Requirement[],
  shapeOfNode: (key: string) => NameShape,
): NameShape {
  const names: Record<string, NameShape> = {};
  for (const { node, name, within } of requires) {
    const shape = shapeOfNode(node);
    if (within === undefined) names[name] = shape;
    else names[within] = { ...names[within], [name]: shape };
  }
  return names;
}

/** A node that requires itself, if there is one. */
export function findCycle(nodes: Readonly<Record<string, DecisionNode>>): string | undefined {
  const done = new Set<string>();
  const open = new Set<string>();
  const visit = (key: string): string | undefined => {
    if (done.has(key)) return undefined;
    if (open.has(key)) return key;
    open.add(key);
    const node = nodes[key];
    // Business knowledge models may call themselves.
    const next = node?.kind === 'decision' ? node.requires.map((each) => each.node) : [];
    for (const each of next) {
      const found = visit(each);
      if (found !== undefined) return found;
    }
    open.delete(key);
    done.add(key);
    return undefined;
  };
  for (const key of Object.keys(nodes)) {
    const found = visit(key);
    if (found !== undefined) return found;
  }
  return undefined;
}
