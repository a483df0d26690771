import type { z } from 'zod';
import type { DefinitionSchema } from '../compiler/check/schema.ts';
import type { Variables } from '../engine/kernel/index.ts';
import { messageStartOf } from '../engine/memory/message-starts.ts';
import { runInMemory, type MemoryRun } from '../engine/memory/run-in-memory.ts';
import { Failure } from './failure.ts';
import type { Ran } from './run-report.ts';

interface Start {
  readonly process: string;
  readonly models: MemoryRun['models'];
  readonly variables: Variables;
  readonly schema?: DefinitionSchema | undefined;
  readonly message?: string | undefined;
}

/** What a run begins with: a definition says what its variables, or those of the message, must look like. */
export function startInput({
  process,
  models,
  variables,
  schema,
  message,
}: Start): Pick<MemoryRun, 'variables' | 'startEvent'> {
  if (message === undefined) {
    if (schema !== undefined) check(schema.start, variables);
    return { variables };
  }
  const model = models[process];
  const start = model === undefined ? undefined : messageStartOf({ [process]: model }, message);
  if (start === undefined)
    throw new Failure('CLI_USAGE', `${process} does not begin with a message ${message}`);
  const payload = schema?.messages[message];
  if (payload !== undefined) check(payload, variables);
  return { variables, startEvent: start.startEvent };
}

/** Plays a run in memory or on Temporal. */
export async function playRun(
  run: MemoryRun,
  { on, timeSkip }: { readonly on: 'memory' | 'temporal'; readonly timeSkip?: boolean },
): Promise<Ran> {
  if (on === 'memory') return runInMemory(run);
  const { openLocalStage } = await import('../worker/local-stage.ts');
  const stage = await openLocalStage();
  try {
    return await stage.run(run, { timeSkipping: timeSkip === true });
  } finally {
    await stage.close();
  }
}

function check(schema: z.ZodType, variables: Variables): void {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return;
  const places = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || 'variables'}: ${message}`,
  );
  throw new Failure('CLI_VARIABLES_INVALID', `the variables do not fit:\n${places.join('\n')}`);
}
