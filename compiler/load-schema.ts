import { z } from 'zod';
import type { DefinitionSchema } from './check/schema.ts';
import { notJsonIn, shapeOf } from './check/shape.ts';
import { nearest } from './feel/nearest.ts';
import { loadModule } from './reload/load-module.ts';
import type { ModuleFault } from './reload/module-fault.ts';

const type = z.custom<z.ZodType>((value) => value instanceof z.ZodType);
const byName = z.record(z.string(), type);
const exported = z.object({
  variables: type,
  start: type,
  tasks: byName.default({}),
  messages: byName.default({}),
});

/** Imports a definition's schema file, a changed one anew. */
export async function loadSchema(
  file: string,
): Promise<DefinitionSchema | { readonly problem: ModuleFault }> {
  const loaded = await loadModule(file);
  if ('fault' in loaded) return { problem: loaded.fault };
  const parsed = exported.safeParse(loaded.exported);
  if (!parsed.success) {
    const message = parsed.error.issues.map(({ path }) => wrong(loaded.exported, path)).join('; ');
    return { problem: { file, line: 1, col: 1, message, hint: EXPORTS } };
  }
  const fault = faultIn(parsed.data);
  return fault === undefined ? parsed.data : { problem: { file, line: 1, col: 1, ...fault } };
}

const EXPORTS = 'It exports variables, start, tasks and messages, made with zod.';

/** `variables` is not exported; `tasks.approve` is no zod schema. */
function wrong(module: object, path: readonly PropertyKey[]): string {
  const [name = '', ...inner] = path.map(String);
  const names = Object.keys(module);
  if (names.includes(name)) {
    const whole = [name, ...inner].join('.');
    return inner.length === 0 && (name === 'tasks' || name === 'messages')
      ? `${whole} is no object of zod schemas`
      : `${whole} is no zod schema`;
  }
  const meant = nearest(name, names);
  if (meant !== undefined) return `${name} is not exported, but ${meant} is`;
  return names.includes('default')
    ? `${name} is not exported by its name, only something as default`
    : `${name} is not exported`;
}

type Fault = Pick<ModuleFault, 'message' | 'hint'>;

/** The first type that no value of a case can have. */
function faultIn(schema: DefinitionSchema): Fault | undefined {
  const { variables, start, tasks, messages } = schema;
  const named = (of: string, schemas: DefinitionSchema['tasks']): readonly [string, z.ZodType][] =>
    Object.entries(schemas).map(([name, one]) => [`${of}.${name}`, one]);
  const all: readonly (readonly [string, z.ZodType])[] = [
    ['variables', variables],
    ['start', start],
    ...named('tasks', tasks),
    ...named('messages', messages),
  ];
  for (const [name, one] of all) {
    const fault = endless(name, one) ?? strange(name, one);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** A type that makes itself anew each time it is asked never ends; one that names itself does. */
function endless(name: string, schema: z.ZodType): Fault | undefined {
  try {
    shapeOf(schema);
    return undefined;
  } catch (problem) {
    const isEndless = problem instanceof RangeError;
    return {
      message: isEndless
        ? `the type of ${name} never ends: it makes itself anew each time`
        : `the type of ${name} cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`,
      hint: isEndless
        ? 'Give the recursive type a name, const category = z.object({ get parts() { return z.array(category); } }), and no function.'
        : 'Write it with what JSON can hold.',
    };
  }
}

function strange(name: string, schema: z.ZodType): Fault | undefined {
  const [first, ...others] = notJsonIn(schema);
  if (first === undefined) return undefined;
  const { path, type, hint } = first;
  const where = [name, ...path].join('.');
  const more = new Set(others.map((one) => one.path.join('.'))).size;
  const what =
    type === 'transform'
      ? 'is transformed, and nobody can say into what'
      : `is a z.${type}, which JSON cannot hold`;
  return { message: `${where} ${what}${more > 0 ? ` (and ${more} more)` : ''}`, hint };
}
