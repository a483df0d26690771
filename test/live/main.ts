import { parseArgs } from 'node:util';
import { z } from 'zod';
import { connectors as registry } from '../../activities/connectors/index.gen.ts';
import { sandboxes as standIns } from '../../activities/connectors/sandboxes.gen.ts';
import type { Connector } from '../../activities/kit/activities.ts';
import { connectionsFrom } from '../../activities/kit/connections.ts';
import { isToolError } from '../../activities/kit/errors.ts';
import type { Sandbox } from '../../activities/sandbox/define-sandbox.ts';
import { startSandbox } from '../../activities/sandbox/start-sandbox.ts';
import { lastingConnections } from './lasting-connections.ts';
import { runLive, type LiveOptions, type Verdict } from './live-run.ts';
import { inputsVariable, whatToSet } from './what-to-set.ts';

const USAGE = `usage: npm run live -- <tool> [--write] [--connection ID] [--sandbox]

Runs the actions of a connector that only read against the account of its connection, and holds every exchange against the vendor's contract.

  --write          runs what changes something too, each twice with one key, for which MASCHINENRAUM_LIVE_<TOOL> has an input
  --connection ID  another account than the one named as the tool
  --sandbox        against the sandbox, with the examples

example: npm run live -- hubspot --connection hubspot-test
More: docs/live.md`;

const connectors: Readonly<Record<string, Connector>> = registry;
const sandboxes: Readonly<Record<string, Sandbox>> = standIns;

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (line: string) => void;
  readonly now: () => Date;
  /** Another one at every run. */
  readonly run: string;
}

/** Runs the program; gives its exit code: 1 where something failed, 2 where nothing could be run. */
export async function main(argv: readonly string[], around: Surroundings): Promise<number> {
  const { print, env } = around;
  const wish = readWish(argv);
  if (typeof wish === 'string') {
    print(wish);
    return wish === USAGE ? 0 : 2;
  }
  const { tool: id, connection, sandbox, write } = wish;
  const known = Object.hasOwn(connectors, id);
  const connector = known ? connectors[id] : undefined;
  const standIn = known ? sandboxes[id] : undefined;
  if (connector === undefined || standIn === undefined) {
    print(`LIVE_USAGE: there is no tool ${id}; there are ${Object.keys(connectors).join(', ')}`);
    return 2;
  }
  const inputs = readInputs(connector, env[inputsVariable(id)]);
  if (typeof inputs === 'string') {
    print(inputs);
    return 2;
  }
  const asked = { connector, connection, inputs, write, run: around.run, now: around.now };
  if (sandbox) {
    const running = await startSandbox({ sandboxes: { [id]: standIn }, now: around.now });
    const stood = { examplesWork: true, between: running.reset, pause: async () => undefined };
    const connections = connectionsFrom({ [connection]: running.connections[id] });
    return await tell({ ...asked, ...stood, connections }, print).finally(running.close);
  }
  try {
    return await tell({ ...asked, examplesWork: false, connections: lastingConnections(env, print) }, print);
  } catch (error) {
    if (!isToolError(error)) throw error;
    print(error.message);
    if (isToolError(error, 'CONNECTION_MISSING', 'CONNECTION_INVALID'))
      print(whatToSet(connector, connection));
    return 2;
  }
}

async function tell(options: LiveOptions, print: Surroundings['print']): Promise<number> {
  const verdicts: Verdict[] = [];
  for await (const verdict of runLive(options)) {
    verdicts.push(verdict);
    print(`${verdict.kind === 'passed' ? 'ok' : verdict.kind}`.padEnd(9) + textOf(verdict));
  }
  const left = verdicts.flatMap((verdict) =>
    'left' in verdict && verdict.left !== undefined ? [`  ${verdict.action}: ${verdict.left}`] : [],
  );
  if (left.length > 0) print(`\nLeft behind at the account:\n${left.join('\n')}`);
  const count = (kind: Verdict['kind']) => verdicts.filter((verdict) => verdict.kind === kind).length;
  print(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
  if (count('failed') > 0) return 1;
  return count('passed') > 0 ? 0 : 2;
}

function textOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'passed':
      return `${verdict.action}  ${verdict.detail}`;
    case 'failed':
      return [verdict.action, ...verdict.findings].join('\n           ');
    case 'skipped':
      return `${verdict.action}  ${verdict.why}`;
    default:
      return verdict satisfies never;
  }
}

interface Wish {
  readonly tool: string;
  readonly connection: string;
  readonly write: boolean;
  readonly sandbox: boolean;
}

function readWish(argv: readonly string[]): Wish | string {
  const flag = { type: 'boolean', default: false } as const;
  const options = { write: flag, sandbox: flag, help: flag, connection: { type: 'string' } } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    return `LIVE_USAGE: ${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`;
  }
  const { help, connection, write, sandbox } = parsed.values;
  const [tool, ...more] = parsed.positionals;
  if (help) return USAGE;
  if (tool === undefined || more.length > 0) return `LIVE_USAGE: exactly one tool\n\n${USAGE}`;
  return { tool, connection: connection ?? tool, write, sandbox };
}

/** What it holds is never quoted: it may be personal. */
function readInputs({ tool, actions }: Connector, text = '{}'): Readonly<Record<string, unknown>> | string {
  const variable = inputsVariable(tool.id);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return `LIVE_INPUT: ${variable} is not JSON`;
  }
  const inputs = z.record(z.string(), z.record(z.string(), z.unknown())).safeParse(given);
  if (!inputs.success) return `LIVE_INPUT: ${variable} is not an object of inputs by action`;
  const strange = Object.keys(inputs.data).filter((verb) => !Object.hasOwn(actions, verb));
  if (strange.length === 0) return inputs.data;
  return `LIVE_INPUT: ${variable} names ${strange.join(', ')}; there are ${Object.keys(actions).join(', ')}`;
}
