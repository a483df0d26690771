import { z } from 'zod';
import type { Script } from '../engine/memory/script.ts';
import { parseDuration } from '../engine/time/duration.ts';
import { Failure } from './failure.ts';
import { readJson } from './json-option.ts';

const variables = z.record(z.string(), z.json());
const after = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, 'no ISO 8601 duration')
  .optional();
const message = z.strictObject({
  message: z.string(),
  key: z.string().optional(),
  variables: variables.optional(),
});

const signal = z.strictObject({ signal: z.string(), variables: variables.optional() });

const answer = z.union([
  z.strictObject({ complete: variables, publish: message.optional(), broadcast: signal.optional(), after }),
  z.strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string().optional(),
      variables: variables.optional(),
    }),
    after,
  }),
  z.strictObject({ fail: z.strictObject({ code: z.string(), message: z.string().optional() }), after }),
]);

const decision = z.union([
  z.strictObject({ by: z.string(), result: variables, after }),
  z.strictObject({ leave: z.literal(true) }),
]);

const event = z.union([
  message.extend({ after, afterElement: z.string().optional() }),
  signal.extend({ after, afterElement: z.string().optional() }),
  z.strictObject({
    activate: z.array(z.string()).min(1),
    within: z.string(),
    by: z.string().optional(),
    after,
    afterElement: z.string().optional(),
  }),
  z.strictObject({
    cancel: z.literal(true),
    by: z.string().optional(),
    after,
    afterElement: z.string().optional(),
  }),
]);

const oneOrMore = <Entry extends z.ZodType>(entry: Entry) => z.union([entry, z.array(entry).min(1)]);

/** What `--script` takes; docs/cli.md explains it. */
const script = z.strictObject({
  jobs: z.record(z.string(), oneOrMore(answer)).optional(),
  tasks: z.record(z.string(), oneOrMore(decision)).optional(),
  events: z.array(event).optional(),
});

/** Reads the script of a run: the file's name, with or without an @ before it. */
export function readScript(file: string): Script {
  const parsed = script.safeParse(readJson(file.startsWith('@') ? file : `@${file}`, '--script'));
  // Optional fields are left out of JSON, never undefined.
  if (parsed.success) return parsed.data as Script;
  const places = parsed.error.issues.map(
    ({ path, message: why }) => `  ${path.join('.') || 'script'}: ${why}`,
  );
  throw new Failure('CLI_SCRIPT_INVALID', `${file} is no script:\n${places.join('\n')}`);
}
