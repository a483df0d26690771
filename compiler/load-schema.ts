import { z } from 'zod';
import type { DefinitionSchema } from './check/schema.ts';
import { shapeOf } from './check/shape.ts';
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
  const endless = endlessIn(parsed.data);
  return endless === undefined ? parsed.data : { problem: { file, line: 1, col: 1, ...endless } };
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

/** A type that makes itself anew each time it is asked never ends; one that names itself does. */
function endlessIn(schema: DefinitionSchema): Pick<ModuleFault, 'message' | 'hint'> | undefined {
  const all = { variables: schema.variables, start: schema.start, ...schema.tasks, ...schema.messages };
  for (const [name, one] of Object.entries(all)) {
    try {
      shapeOf(one);
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
  return undefined;
}
