import { assign, emptyContext } from '../feel/contexts.ts';
import {
  bindAll,
  rootEnvironment,
  type Environment,
  type FeelScope,
  type Surroundings,
} from '../feel/environment.ts';
import { FeelFunction, isContext, type FeelContext, type FeelValue } from '../feel/feel-value.ts';
import { interpret } from '../feel/interpret.ts';
import { formatValue } from '../feel/text.ts';
import type { Expression, Parameter, TypeExpression } from '../feel/tree.ts';
import { coerce } from '../feel/types.ts';
import { DmnError } from './error.ts';
import { readTyped } from './input.ts';
import type { DecisionModel, DecisionNode, KnowledgeNode, Requirement, ServiceNode } from './model.ts';

/** Works through a requirement graph; every node is solved once. */
export class Solver {
  readonly #model: DecisionModel;
  readonly #scope: FeelScope;
  readonly #outermost: Environment;
  readonly #solved: Map<string, FeelValue>;
  readonly #open = new Set<string>();

  /** `known` holds values of nodes that are given from outside. */
  constructor(
    model: DecisionModel,
    scope: FeelScope,
    surroundings: Surroundings,
    known: ReadonlyMap<string, FeelValue> = new Map(),
  ) {
    this.#model = model;
    this.#scope = scope;
    this.#outermost = rootEnvironment(scope, surroundings);
    this.#solved = new Map(known);
  }

  /** The value of a node: of a decision its result, of a business knowledge model or a service a function. */
  solve(key: string): FeelValue {
    const solved = this.#solved.get(key);
    if (solved !== undefined) return solved;
    const node = this.#model.nodes[key];
    if (!node) return null;
    if (this.#open.has(key)) {
      throw new DmnError('DMN_REQUIREMENT_CYCLE', `${node.name} requires itself.`);
    }
    this.#open.add(key);
    const value = this.#solveNode(node);
    this.#open.delete(key);
    this.#solved.set(key, value);
    return value;
  }

  /** The result of a decision, or of a decision service or business knowledge model called with the scope's variables. */
  answer(key: string): FeelValue {
    const value = this.solve(key);
    const node = this.#model.nodes[key];
    if (node?.kind === 'decision' || !(value instanceof FeelFunction)) return value;
    const types = new Map(this.#parameters(node).map(({ name, type }) => [name, type]));
    const given = value.parameters.map(
      (name) => [name, readTyped(this.#scope.read(name), types.get(name))] as const,
    );
    return value.call({ kind: 'named', values: new Map(given) }, this.#outermost.surroundings);
  }

  #solveNode(node: DecisionNode): FeelValue {
    switch (node.kind) {
      case 'input': {
        const value = readTyped(this.#scope.read(node.name), node.type);
        return this.#typed(value, node.type, `the input "${node.name}"`);
      }
      case 'decision': {
        const value = this.#evaluate(node.logic, node.requires);
        return this.#typed(value, node.type, `the result of "${node.name}"`);
      }
      case 'knowledge':
        return this.#knowledge(node);
      case 'service':
        return this.#service(node);
    }
  }

  #evaluate(logic: Expression | undefined, requires: readonly Requirement[]): FeelValue {
    if (!logic) return null;
    return interpret(logic, bindAll(this.#outermost, this.#required(requires)));
  }

  /** Its requirements are solved when it is called, so that business knowledge models may call each other. */
  #knowledge(node: KnowledgeNode): FeelValue {
    const { logic } = node;
    if (logic?.kind !== 'function') return null;
    const names = logic.parameters.map(({ name }) => name);
    return new FeelFunction(names, (given, clock) => {
      const made = this.#evaluate(logic, node.requires);
      if (!(made instanceof FeelFunction)) return null;
      return this.#typed(made.call(given, clock), node.type, `the result of "${node.name}"`);
    });
  }

  #parameters(node: DecisionNode | undefined): readonly Parameter[] {
    if (node?.kind === 'knowledge') return node.logic?.kind === 'function' ? node.logic.parameters : [];
    if (node?.kind !== 'service') return [];
    return node.parameters.flatMap((key) => this.#model.nodes[key] ?? []);
  }

  #service(node: ServiceNode): FeelFunction {
    const parameters = this.#parameters(node);
    const names = parameters.map(({ name }) => name);
    return new FeelFunction(names, (given) => {
      const values = assign(names, given);
      if (!values) return null;
      const known = new Map<string, FeelValue>();
      for (const [index, key] of node.parameters.entries()) {
        const { type } = parameters[index] ?? {};
        known.set(key, this.#typed(values[index] ?? null, type, `the input "${names[index]}"`));
      }
      return this.#outermost.surroundings.effort.call(() => this.#outputs(node, known));
    });
  }

  /** One output is the bare value, several are a context (DMN 1.5, 10.4). */
  #outputs(node: ServiceNode, known: ReadonlyMap<string, FeelValue>): FeelValue {
    const inner = new Solver(
      this.#model,
      { read: () => undefined, now: () => this.#scope.now() },
      this.#outermost.surroundings,
      known,
    );
    const [only, ...others] = node.outputs;
    if (only !== undefined && others.length === 0) {
      return this.#typed(inner.solve(only), node.type, `the result of "${node.name}"`);
    }
    const result = emptyContext();
    for (const key of node.outputs) {
      const output = this.#model.nodes[key];
      if (output) result[output.name] = inner.solve(key);
    }
    return this.#typed(result, node.type, `the result of "${node.name}"`);
  }

  #required(requires: readonly Requirement[]): FeelContext {
    const bound = emptyContext();
    for (const { node, name, within } of requires) {
      const value = this.solve(node);
      if (within === undefined) {
        bound[name] = value;
        continue;
      }
      const imported = bound[within];
      bound[within] = Object.assign(emptyContext(), isContext(imported ?? null) ? imported : {}, {
        [name]: value,
      });
    }
    return bound;
  }

  #typed(value: FeelValue, type: TypeExpression | undefined, what: string): FeelValue {
    if (!type || value === null) return value;
    const coerced = coerce(value, type, this.#outermost);
    if (coerced === null) {
      this.#outermost.surroundings.failed(
        new DmnError('DMN_TYPE_MISMATCH', `${formatValue(value)} is not of the type of ${what}.`),
      );
    }
    return coerced;
  }
}
