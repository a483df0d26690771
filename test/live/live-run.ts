import { createActivities, type ActivitiesOptions, type Connector } from '../../activities/kit/activities.ts';
import type { Connection, Connections, ConnectionSearch } from '../../activities/kit/connections.ts';
import { credentialsOf, withoutCredentials } from '../../activities/kit/credentials.ts';
import { isTriedOnce, type Action } from '../../activities/kit/define-action.ts';
import type { Tool } from '../../activities/kit/define-tool.ts';
import { isToolError } from '../../activities/kit/errors.ts';
import { connectionPool } from '../../activities/kit/open-connection.ts';
import { contract, contractsAreThere } from '../contracts/contract.ts';
import { fieldsOfAnAccount } from './example-anywhere.ts';
import { recordFetch, type Recorder } from './recorder.ts';
import { inputsVariable } from './what-to-set.ts';

export interface LiveOptions {
  readonly connector: Connector;
  readonly connections: Connections;
  /** Id of the connection. */
  readonly connection: string;
  /** By verb. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Runs what changes something too, where it has an input. */
  readonly write: boolean;
  /** The account is a sandbox, for which every example works. */
  readonly examplesWork: boolean;
  /** Part of the idempotency keys: another one at every run. */
  readonly run: string;
  readonly now: () => Date;
  /** Between two actions. */
  readonly between?: () => void;
  readonly pause?: ActivitiesOptions['pause'];
}

/** What one action came to. */
export type Verdict =
  | { readonly action: string; readonly kind: 'passed'; readonly detail: string; readonly left?: string }
  | {
      readonly action: string;
      readonly kind: 'failed';
      readonly findings: readonly string[];
      readonly left?: string;
    }
  | { readonly action: string; readonly kind: 'skipped'; readonly why: string };

/** Runs a tool's actions against one account, those that read before those that change something. */
export async function* runLive(options: LiveOptions): AsyncGenerator<Verdict> {
  const { connector, connections, connection: id } = options;
  const { tool, actions } = connector;
  const optional = tool.auth.grants.length === 0;
  const held: Connections = {
    find: async (_id, search) => await connectionFor(connections, id, { ...search, optional }),
    // The vendor knows the one before no longer, and the worker needs it after this run.
    keepRefreshToken: (_id, latest) => connections.keepRefreshToken?.(id, latest),
  };
  const { connection } = await connectionPool(held, () => options.now().getTime())(tool, id);
  const credentials = credentialsOf(tool, connection);
  // Large contracts take seconds to read; between two calls, kept connections would end meanwhile.
  keptContract(tool, []);
  const recorder = recordFetch({
    tool: tool.id,
    baseUrls: [connection.baseUrl ?? '', tool.baseUrl, ...Object.values(tool.hosts)],
    ignored: tool.auth.signIn === undefined ? tokenUrls(tool, connection) : [],
    credentials,
    now: options.now,
  });
  try {
    const activities = createActivities({
      connectors: { [tool.id]: connector },
      connections: held,
      now: options.now,
      ...(options.pause === undefined ? {} : { pause: options.pause }),
    });
    const verbs = Object.entries(actions);
    const ordered = [
      ...verbs.filter(([, action]) => action.effect === 'read'),
      ...verbs.filter(([, action]) => action.effect !== 'read'),
    ];
    for (const [verb, action] of ordered) {
      options.between?.();
      const chosen = inputFor(verb, action, options);
      if ('why' in chosen) {
        yield { action: action.id, kind: 'skipped', why: chosen.why };
        continue;
      }
      const call = async (mayHaveRun: boolean) =>
        await activities[action.id]?.(chosen.input, {
          idempotencyKey: `live-${options.run}/${verb}`,
          connection: id,
          mayHaveRun,
          triedForMs: 0,
        });
      yield await judge({ action, call, recorder, redact: (text) => withoutCredentials(text, credentials) });
    }
  } finally {
    recorder.stop();
  }
}

async function connectionFor(
  connections: Connections,
  id: string,
  search: ConnectionSearch,
): Promise<Connection> {
  try {
    return await connections.find(id, search);
  } catch (error) {
    if (search.optional === true && isToolError(error, 'CONNECTION_MISSING')) return { settings: {} };
    throw error;
  }
}

function inputFor(
  verb: string,
  action: Action,
  { inputs, write, examplesWork, connector }: LiveOptions,
): { readonly input: unknown } | { readonly why: string } {
  const given = inputs[verb];
  const reads = action.effect === 'read';
  const ask = `give its input in ${inputsVariable(connector.tool.id)}: {"${verb}":{…}}`;
  if (!reads && !write) return { why: `it changes something (${action.effect}): --write` };
  if (given !== undefined) return { input: given };
  if (examplesWork) return { input: action.example };
  if (!reads) return { why: ask };
  const strange = fieldsOfAnAccount(action);
  return strange.length === 0 ? { input: action.example } : { why: `${ask} (${strange.join(', ')})` };
}

interface Judged {
  readonly action: Action;
  readonly call: (mayHaveRun: boolean) => Promise<unknown>;
  readonly recorder: Recorder;
  readonly redact: (text: string) => string;
}

async function judge({ action, call, recorder, redact }: Judged): Promise<Verdict> {
  recorder.take();
  const findings: string[] = [];
  const reads = action.effect === 'read';
  let left: string | undefined;
  try {
    const first = await call(false);
    if (!reads) {
      left = redact(JSON.stringify(first ?? null));
      findings.push(...(await again(action, call, first)));
    }
  } catch (error) {
    findings.push(toldOf(error));
  }
  const exchanges = recorder.take();
  const kept = keptContract(action.tool, exchanges);
  findings.push(...kept.findings);
  const about = { action: action.id, ...(left === undefined ? {} : { left }) };
  if (findings.length > 0) return { ...about, kind: 'failed', findings: findings.map(redact) };
  const twice = reads ? '' : ', twice with one key';
  return { ...about, kind: 'passed', detail: `${exchanges.length} requests${twice}, ${kept.detail}` };
}

/** The same step once more, as after a lost answer: what is not idempotent by itself must find what it did. */
async function again(action: Action, call: Judged['call'], first: unknown): Promise<readonly string[]> {
  const blind = isTriedOnce(action);
  try {
    const second = await call(true);
    if (blind) return ['repeated without a way to look: OUTCOME_UNKNOWN was expected'];
    if (action.retrySafety === 'idempotent' || JSON.stringify(first) === JSON.stringify(second)) return [];
    return [`the second run with the same key gave another answer: ${JSON.stringify([first, second])}`];
  } catch (error) {
    if (blind && isToolError(error, 'OUTCOME_UNKNOWN')) return [];
    return [`the second run with the same key: ${toldOf(error)}`];
  }
}

function keptContract(
  tool: Tool,
  exchanges: ReturnType<Recorder['take']>,
): { readonly findings: readonly string[]; readonly detail: string } {
  if (!('file' in tool.contract)) return { findings: [], detail: 'no contract published' };
  if (!contractsAreThere) return { findings: [], detail: 'contract not looked at: no ../shared' };
  const checker = contract(tool.contract);
  const findings = exchanges.flatMap((exchange) => checker.check(exchange));
  return { findings: [...new Set(findings)], detail: 'contract kept' };
}

function toldOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tokenUrls({ auth, baseUrl }: Tool, connection: Connection): readonly string[] {
  const place = connection.tokenUrl ?? auth.tokenUrl;
  if (place === undefined) return [];
  return [place.startsWith('/') ? (connection.baseUrl ?? baseUrl).replace(/\/$/, '') + place : place];
}
