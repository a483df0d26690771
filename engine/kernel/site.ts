import { evaluate, type FeelScope } from '../feel/evaluate.ts';
import type { Expression } from '../feel/tree.ts';
import type { Model } from '../model.ts';
import { timeFrom } from '../time/moment.ts';
import type { Value } from '../value.ts';
import { codesCaughtAround } from './errors.ts';
import { escalationsCaughtAround } from './escalations.ts';
import { IncidentError } from './incident-error.ts';
import type { Site } from './move.ts';
import type { CaughtCodes, CaughtEscalation, Instance, Variables } from './state.ts';
import { elementOf, type Turn } from './turn.ts';
import { booleanOf, feelScope, ownVariables, textOf } from './variables.ts';

/** The kernel's side of `Site`: one instance within one turn. A class, for one is made at every element a token enters. */
export class InstanceSite implements Site {
  readonly instance: Instance;
  readonly #turn: Turn;

  constructor(turn: Turn, instance: Instance) {
    this.#turn = turn;
    this.instance = instance;
  }

  get model(): Model {
    return this.#turn.model;
  }

  get at(): number {
    return this.#turn.at;
  }

  get feel(): FeelScope {
    return feelScope(this.#turn.state, this.instance, this.#turn.at);
  }

  evaluate(expression: Expression): Value {
    return evaluate(expression, this.feel);
  }

  text(expression: Expression, what: string): string {
    // Most texts are literals: no need to evaluate those.
    return expression.kind === 'string' ? expression.value : textOf(this.evaluate(expression), what);
  }

  holds(condition: Expression): boolean {
    return booleanOf(this.evaluate(condition), 'a condition');
  }

  time(expression: Expression, what: string): number {
    const value = this.evaluate(expression);
    const time = typeof value === 'string' ? timeFrom(value, this.at) : undefined;
    if (time !== undefined) return time;
    throw new IncidentError(
      'TIME_INVALID',
      `${what} must give an ISO 8601 duration or date-time, but gives ${JSON.stringify(value)}`,
    );
  }

  input(): Variables | undefined {
    const element = elementOf(this.#turn, this.instance);
    if (!('inputs' in element) || element.inputs === undefined) return undefined;
    const variables = this.instance.variables ?? {};
    const names = element.inputs.map((mapping) => mapping.target.split('.', 1)[0] ?? '');
    return Object.fromEntries(names.map((name) => [name, variables[name] ?? null]));
  }

  variables(): Variables {
    return ownVariables(this.#turn.state, this.instance.id);
  }

  caughtCodes(): CaughtCodes {
    return codesCaughtAround(this.#turn, this.instance);
  }

  caughtEscalations(): readonly CaughtEscalation[] {
    return escalationsCaughtAround(this.#turn, this.instance);
  }
}
