import { bind, type Environment } from '../feel/environment.ts';
import type { FeelValue } from '../feel/feel-value.ts';
import { interpret } from '../feel/interpret.ts';
import { formatValue } from '../feel/text.ts';
import { coerce } from '../feel/types.ts';
import { passes, testOne } from '../feel/unary-tests.ts';
import { DmnError } from './error.ts';
import { applyHitPolicy, resultOf, type Hit } from './hit-policy.ts';
import type { Expression } from '../feel/tree.ts';
import type { DecisionTable, InputColumn, OutputColumn, Rule } from './table.ts';

/** The result of a decision table (DMN 1.5, 8.2 and 10.3.2.15): null when no rule matches and it has no defaults. */
export function decideTable(table: DecisionTable, environment: Environment): FeelValue {
  const inputs = readInputs(table, environment);
  if (!inputs) return null;
  const hits: Hit[] = [];
  for (const [index, rule] of table.rules.entries()) {
    if (!isMatch(rule, inputs, environment)) continue;
    hits.push({ index, rule, outputs: readOutputs(table, rule.results, environment) });
    if (table.hitPolicy === 'F') break;
  }
  if (hits.length === 0) return fallback(table, environment);
  const chosen = applyHitPolicy(table, hits, environment);
  if (!chosen) return null;
  environment.surroundings.matched(
    chosen.hits.map(({ index, rule }) => ({
      decision: table.owner,
      rule: index + 1,
      ruleId: rule.id,
    })),
  );
  return chosen.value;
}

function readInputs(table: DecisionTable, environment: Environment): readonly FeelValue[] | undefined {
  const values: FeelValue[] = [];
  for (const input of table.inputs) {
    const value = readInput(input, environment);
    if (!isAllowedInput(input, value, environment)) {
      environment.surroundings.failed(
        new DmnError(
          'DMN_INPUT_NOT_ALLOWED',
          `${table.title}: ${formatValue(value)} is not among the values allowed for "${input.label}".`,
        ),
      );
      return undefined;
    }
    values.push(value);
  }
  return values;
}

function readInput({ value, type }: InputColumn, environment: Environment): FeelValue {
  const read = interpret(value, environment);
  return type ? coerce(read, type, environment) : read;
}

function isAllowedInput({ allowed }: InputColumn, value: FeelValue, environment: Environment): boolean {
  return !allowed || value === null || passes(allowed, value, environment);
}

function isMatch(rule: Rule, inputs: readonly FeelValue[], environment: Environment): boolean {
  return rule.tests.every((tests, column) => passes(tests, inputs[column] ?? null, environment));
}

function readOutputs(
  table: DecisionTable,
  results: readonly Expression[],
  environment: Environment,
): readonly FeelValue[] {
  return table.outputs.map((output, column) => {
    const result = results[column];
    const value = result ? interpret(result, environment) : null;
    return checkOutput(table, output, value, environment);
  });
}

function checkOutput(
  table: DecisionTable,
  { name, type, allowed }: OutputColumn,
  raw: FeelValue,
  environment: Environment,
): FeelValue {
  const value = type ? coerce(raw, type, environment) : raw;
  const column = name ?? 'the result';
  if (value === null && raw !== null) {
    environment.surroundings.failed(
      new DmnError(
        'DMN_TYPE_MISMATCH',
        `${table.title}: ${formatValue(raw)} is not of the type of ${column}.`,
      ),
    );
  }
  if (allowed && value !== null && !isAmong(allowed, value, environment)) {
    environment.surroundings.failed(
      new DmnError(
        'DMN_OUTPUT_NOT_ALLOWED',
        `${table.title}: ${formatValue(value)} is not among the values allowed for ${column}.`,
      ),
    );
    return null;
  }
  return value;
}

function isAmong(allowed: readonly Expression[], value: FeelValue, environment: Environment): boolean {
  const inner = bind(environment, '?', value);
  return allowed.some((test) => testOne(test, value, inner) === true);
}

/** The default outputs, when there are any (DMN 1.5, 8.2.11). */
function fallback(table: DecisionTable, environment: Environment): FeelValue {
  if (table.outputs.every((output) => output.fallback === undefined)) {
    return table.aggregation === '#' ? 0 : null;
  }
  const values = table.outputs.map((output) =>
    output.fallback ? interpret(output.fallback, environment) : null,
  );
  return resultOf(table, values);
}
