import { advance, initialState, type Command } from '../engine/kernel/index.ts';
import type { Model } from '../engine/model.ts';
import { sequence } from './models.ts';
import { figuresOf, round } from './statistics.ts';

/** The kernel alone, in memory, one core: element completions per second, and how the cost of a token grows with their number. */
export function benchKernel(): Record<string, unknown> {
  const plain = sequence('plain', 1000, 'task');
  const jobs = sequence('jobs', 1000, 'serviceTask');
  return {
    tasksPerSecond: throughput(plain),
    serviceTasksPerSecond: throughput(jobs),
    microsecondsPerToken: Object.fromEntries(
      [1_000, 10_000, 100_000].map((count) => [count, costOfTokens(count)]),
    ),
  };
}

function throughput(model: Model): { readonly median: number; readonly best: number } {
  const samples = Array.from({ length: 40 }, () => {
    const began = performance.now();
    const completed = run(model);
    return (completed / (performance.now() - began)) * 1000;
  }).slice(10);
  return { median: figuresOf(samples).median, best: round(Math.max(...samples)) };
}

function run(model: Model): number {
  const state = initialState();
  let { path, commands } = advance(model, state, { on: 'start', at: 0, caseId: 'bench', variables: {} });
  let completed = path.filter((entry) => entry.event === 'completed').length;
  for (let call = callIn(commands); call !== undefined; call = callIn(commands)) {
    ({ path, commands } = advance(model, state, { on: 'done', at: 0, instance: call.instance, result: {} }));
    for (const entry of path) if (entry.event === 'completed') completed += 1;
  }
  return completed;
}

function costOfTokens(count: number): number {
  const model = sequence('tokens', 1, 'serviceTask');
  const step = model.elements['step1'];
  if (step?.kind !== 'serviceTask') throw new Error('step1 is a service task');
  const many: Model = {
    ...model,
    elements: {
      ...model.elements,
      step1: {
        ...step,
        loop: { sequential: false, over: { cardinality: { kind: 'number', value: count, at: [0, 0] } } },
      },
    },
  };
  const state = initialState();
  const began = performance.now();
  const { commands } = advance(many, state, { on: 'start', at: 0, caseId: 'bench', variables: {} });
  for (const command of commands) {
    if (command.do === 'call')
      advance(many, state, { on: 'done', at: 0, instance: command.instance, result: {} });
  }
  if (state.status !== 'completed') throw new Error('every token has been answered');
  return round(((performance.now() - began) * 1000) / count);
}

function callIn(commands: readonly Command[]): Extract<Command, { do: 'call' }> | undefined {
  return commands.find((command) => command.do === 'call');
}
