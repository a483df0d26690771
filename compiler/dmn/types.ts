import type { TypeExpression, UnaryTests } from '../../engine/feel/tree.ts';
import { builtInTypes, isBuiltInType } from '../feel/built-in-types.ts';
import { parseUnaryTests, type NameShape } from '../feel/index.ts';
import { nearest } from '../feel/nearest.ts';
import type { ItemDefinition, TextElement } from './elements.ts';
import type { DmnReport } from './report.ts';

const ANY: TypeExpression = { kind: 'named', name: 'Any' };
const CAMUNDA = new Set(['integer', 'long', 'double']);

/** A decision model's types by name, spelled out: those of imports carry the import's name and a dot. */
export class ModelTypes {
  readonly table = new Map<string, TypeExpression>();
  readonly #definitions: ReadonlyMap<string, ItemDefinition>;
  readonly #report: DmnReport;
  readonly #open = new Set<string>();

  constructor(
    definitions: readonly ItemDefinition[],
    imported: ReadonlyMap<string, TypeExpression>,
    report: DmnReport,
  ) {
    this.#report = report;
    this.#definitions = new Map(definitions.map((each) => [each.name ?? '', each]));
    for (const [name, type] of imported) this.table.set(name, type);
    for (const definition of definitions) this.#named(definition.name ?? '', definition);
  }

  /** The type a reference names; `undefined` for none, `Any`, and unknown names, which are reported. */
  resolve(typeRef: string | undefined, element: ItemDefinition | undefined): TypeExpression | undefined {
    const name = typeRef?.trim().replace(/^feel[:.]/, '');
    if (name === undefined || name === '') return undefined;
    const type = this.#named(name, element);
    return type.kind === 'named' && type.name.toLowerCase() === 'any' ? undefined : type;
  }

  #named(name: string, element: ItemDefinition | undefined): TypeExpression {
    const known = this.table.get(name);
    if (known) return known;
    const definition = this.#definitions.get(name);
    if (!definition) return this.#builtIn(name, element);
    if (this.#open.has(name)) {
      this.#report.error(
        'DMN_TYPE_UNKNOWN',
        element,
        `The type "${name}" is defined by itself.`,
        'Break the circle of item definitions.',
      );
      return ANY;
    }
    this.#open.add(name);
    const type = this.#build(definition);
    this.#open.delete(name);
    this.table.set(name, type);
    return type;
  }

  #builtIn(name: string, element: ItemDefinition | undefined): TypeExpression {
    if (isBuiltInType(name) || CAMUNDA.has(name)) return { kind: 'named', name };
    const meant = nearest(name, [...this.#definitions.keys(), ...this.table.keys(), ...builtInTypes]);
    this.#report.error(
      'DMN_TYPE_UNKNOWN',
      element,
      `There is no type "${name}".`,
      meant === undefined
        ? 'Define it as an item definition, or use a type of FEEL.'
        : `Did you mean "${meant}"?`,
    );
    return ANY;
  }

  #build(definition: ItemDefinition): TypeExpression {
    const base = this.#allow(this.#base(definition), definition.allowedValues);
    const type: TypeExpression = definition.isCollection ? { kind: 'list', of: base } : base;
    const whole = this.#tests(definition.typeConstraint, type);
    return whole ? { kind: 'constrained', of: type, allowed: whole } : type;
  }

  #base(definition: ItemDefinition): TypeExpression {
    const { functionItem, itemComponent } = definition;
    if (functionItem) {
      return {
        kind: 'function',
        parameters: (functionItem.parameters ?? []).map(
          ({ typeRef }) => this.resolve(typeRef, definition) ?? ANY,
        ),
        result: this.resolve(functionItem.outputTypeRef, definition) ?? ANY,
      };
    }
    if (itemComponent && itemComponent.length > 0) {
      return {
        kind: 'context',
        entries: itemComponent.map((part) => ({ name: part.name ?? '', type: this.#build(part) })),
      };
    }
    return this.resolve(definition.typeRef, definition) ?? ANY;
  }

  /** The allowed values of a list are those of its items (DMN 1.5, 7.3.3). */
  #allow(type: TypeExpression, allowed: TextElement | undefined): TypeExpression {
    if (type.kind === 'list') return { ...type, of: this.#allow(type.of, allowed) };
    const tests = this.#tests(allowed, type);
    return tests ? { kind: 'constrained', of: type, allowed: tests } : type;
  }

  #tests(element: TextElement | undefined, type: TypeExpression): UnaryTests | undefined {
    const text = element?.text?.trim();
    if (text === undefined || text === '') return undefined;
    const parsed = parseUnaryTests(text, { names: shapeOf(type), types: this.table });
    if (parsed.ok) return parsed.tests;
    for (const { message } of parsed.errors) {
      this.#report.error(
        'FEEL_SYNTAX',
        element,
        `allowed values: ${message}`,
        'Correct the FEEL expression.',
      );
    }
    return undefined;
  }
}

/** The names inside values of a type: FEEL needs them to read names with spaces. */
export function shapeOf(type: TypeExpression | undefined): NameShape {
  switch (type?.kind) {
    case 'context':
      return Object.fromEntries(type.entries.map((entry) => [entry.name, shapeOf(entry.type)]));
    case 'list':
    case 'constrained':
      return shapeOf(type.of);
    case 'function':
      return shapeOf(type.result);
    default:
      return {};
  }
}
