import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { DefinitionSchema } from './check/schema.ts';

const type = z.custom<z.ZodType>((value) => value instanceof z.ZodType, 'no zod schema');
const byName = z.record(z.string(), type);
const exported = z.object({
  variables: type,
  start: type,
  tasks: byName.default({}),
  messages: byName.default({}),
});

/** A schema file that does not export what a definition needs. */
export interface SchemaProblem {
  readonly problem: string;
}

/** Imports a definition's schema file, a changed one anew. */
export async function loadSchema(file: string): Promise<DefinitionSchema | SchemaProblem> {
  try {
    const version = statSync(file).mtimeMs;
    const module: unknown = await import(`${pathToFileURL(file).href}?changed=${version}`);
    const parsed = exported.safeParse({ ...(module as object) });
    if (parsed.success) return parsed.data;
    return {
      problem: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    };
  } catch (problem) {
    return { problem: problem instanceof Error ? problem.message : String(problem) };
  }
}
