import { execFile } from 'node:child_process';
import { z } from 'zod';
import { CONNECTION_ID, invalid, parseSecret, type ConnectionSource } from './connection-sources.ts';
import { toolError } from './errors.ts';

/** The variable that holds the command. */
export const COMMAND_VARIABLE = 'MASCHINENRAUM_CONNECTION_COMMAND';

const TIME_LIMIT_MS = 10_000;
const LARGEST_BYTES = 1024 * 1024;
/** A secret store is asked for the same connection once in so long, however many calls a tool refuses. */
const ASK_AGAIN_MS = 60_000;

interface CommandOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  readonly timeLimitMs?: number;
}

/**
 * Connections by a command such as `vault kv get -format=json -field=data secret/maschinenraum/{id}`, run without a shell. It is split at
 * spaces, or is a JSON array of its parts; `{id}` is replaced within them. What it prints is the connection as JSON, nothing where there is
 * none. Kept for as long as the process lives. Throws CONNECTION_INVALID, or CONNECTION_UNAVAILABLE where it fails.
 */
export function connectionCommand(command: string, options: CommandOptions): ConnectionSource {
  const [program = '', ...parts] = partsOf(command);
  if (program === '' || program.includes('{id}') || !parts.some((part) => part.includes('{id}')))
    throw invalid(COMMAND_VARIABLE, ['needs a program and {id} in one of its arguments']);
  const kept = new Map<string, { readonly answer: Promise<unknown>; readonly at: number }>();

  const ask = async (id: string): Promise<unknown> => {
    const text = await run(
      program,
      parts.map((part) => part.replaceAll('{id}', id)),
      id,
      options,
    );
    return text.trim() === '' ? undefined : parseSecret(text, `${COMMAND_VARIABLE} (${id})`);
  };

  return {
    ids: () => [],
    nameFor: () => `${COMMAND_VARIABLE} (${program})`,
    async read(id, fresh) {
      if (!CONNECTION_ID.test(id)) return undefined;
      const held = kept.get(id);
      if (held !== undefined && !(fresh && options.now() - held.at >= ASK_AGAIN_MS)) return await held.answer;
      const asked = { answer: ask(id), at: options.now() };
      kept.set(id, asked);
      try {
        const answer = await asked.answer;
        // Somebody may put it there meanwhile.
        if (answer === undefined) kept.delete(id);
        return answer;
      } catch (error) {
        // What was given before goes on to count; the next refusal waits its minute again.
        if (held === undefined) kept.delete(id);
        else kept.set(id, { ...held, at: asked.at });
        throw error;
      }
    },
  };
}

function partsOf(command: string): readonly string[] {
  if (!command.trimStart().startsWith('[')) return command.split(' ').filter((part) => part !== '');
  const parts = z.array(z.string()).safeParse(parseSecret(command, COMMAND_VARIABLE));
  if (parts.success) return parts.data;
  throw invalid(COMMAND_VARIABLE, ['not an array of strings']);
}

/** What it says on standard error may quote secrets and is dropped. It is given the environment, but none of our own secrets. */
async function run(
  program: string,
  parts: readonly string[],
  id: string,
  { env, timeLimitMs = TIME_LIMIT_MS }: CommandOptions,
): Promise<string> {
  const others = Object.entries(env).filter(([name]) => !/^(MASCHINENRAUM|TEMPORAL)_/.test(name));
  return await new Promise((resolve, reject) => {
    const limits = { timeout: timeLimitMs, killSignal: 'SIGKILL', maxBuffer: LARGEST_BYTES } as const;
    const options = {
      env: Object.fromEntries(others),
      windowsHide: true,
      encoding: 'utf8',
      ...limits,
    } as const;
    const child = execFile(program, parts, options, (error, stdout) => {
      if (error === null) return resolve(stdout);
      // The error quotes the command and what it said.
      const { code, killed } = error;
      const vendorCode = killed === true ? 'TIME_LIMIT' : typeof code === 'number' ? `EXIT_${code}` : code;
      const facts = { tool: id, request: COMMAND_VARIABLE };
      reject(toolError('CONNECTION_UNAVAILABLE', vendorCode == null ? facts : { ...facts, vendorCode }));
    });
    child.stdin?.end();
  });
}
