import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkResult } from '../engine/forms/check-result.ts';
import { runInMemory, START } from '../engine/memory/run-in-memory.ts';
import type { Decision } from '../engine/memory/script.ts';
import { timeFrom } from '../engine/time/moment.ts';
import { definitions } from './index.gen.ts';
import { completedPath, scenarioRows } from './scenario-table.ts';

describe.each(scenarioRows.map((row) => [row.title, row] as const))('%s', (_, { scenario, schema, run }) => {
  const { script, variables, ends, took, path, expect: expected = {} } = scenario;

  test('in memory: exact path, end and variables', () => {
    const outcome = runInMemory(run);
    expect(completedPath(outcome.path).split(' > ')).toEqual(path.split(' > '));
    expect(outcome.status).toBe(ends);
    expect(outcome.variables).toMatchObject(expected);
    if (took !== undefined) expect(outcome.took).toBe((timeFrom(took, START) ?? 0) - START);
    // The data of a case is what its schema says, wherever the case stands.
    expect(strict(schema.variables).safeParse(outcome.variables).error?.issues).toBeUndefined();
  });

  test('its input and its decisions are such as people can send', () => {
    expect(schema.start.safeParse(variables).error?.issues).toBeUndefined();
    for (const [task, decisions] of Object.entries(script.tasks ?? {})) {
      for (const decision of ([] as Decision[]).concat(decisions)) {
        if ('leave' in decision) continue;
        expect({ task, problems: problemsOf(task, decision.result) }).toEqual({ task, problems: [] });
      }
    }
  });
});

test.each(Object.keys(definitions))('%s: some scenario decides each of its tasks', (id) => {
  const rows = scenarioRows.filter(({ process }) => process === id);
  const decided = new Set(rows.flatMap(({ scenario }) => Object.keys(scenario.script.tasks ?? {})));
  const tasks = Object.keys(rows[0]?.schema.tasks ?? {});
  expect(tasks.filter((task) => !decided.has(task))).toEqual([]);
});

/** A variable that the schema does not know is a mistake in one of them. */
function strict(variables: z.ZodType): z.ZodType {
  return variables instanceof z.ZodObject ? variables.strict() : variables;
}

/** What schema and form of a task say against a result; a scenario may also decide tasks of the processes it calls. */
function problemsOf(task: string, result: Parameters<typeof checkResult>[1]): readonly unknown[] {
  const owners = Object.values(definitions).filter(({ schema }) => Object.hasOwn(schema.tasks, task));
  if (owners.length === 0) return [`no definition has a task ${task}`];
  const refusals = owners.map(({ definition: { model }, schema }) => {
    const tasks: Readonly<Record<string, z.ZodType>> = schema.tasks;
    const element = model.elements[task];
    const form = element?.kind === 'userTask' ? model.forms?.[element.task.form ?? ''] : undefined;
    return [
      ...(tasks[task]?.safeParse(result).error?.issues ?? []),
      ...(form === undefined ? [`${task} has no form`] : checkResult(form, result)),
    ];
  });
  // Two processes may have tasks of one name: it fits when it fits one of them.
  return refusals.some(({ length }) => length === 0) ? [] : refusals.flat();
}
