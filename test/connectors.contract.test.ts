import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CancelledFailure } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectors as registry } from '../activities/connectors/index.gen.ts';
import { sandboxes } from '../activities/connectors/sandboxes.gen.ts';
import type { Connector } from '../activities/kit/activities.ts';
import { camelCase, readConnectorFolders, strangersIn } from '../activities/kit/connector-folders.ts';
import { isTriedOnce, type Action } from '../activities/kit/define-action.ts';
import { isToolError, type ToolErrorCode } from '../activities/kit/errors.ts';
import { schemasOf } from '../activities/kit/describe.ts';
import { personalFields } from '../activities/kit/personal.ts';
import type { Sandbox } from '../activities/sandbox/define-sandbox.ts';
import { parseDuration } from '../engine/time/duration.ts';
import { startActivityTrial } from '../activities/sandbox/activity-trial.ts';
import { startTrial, type Trial } from '../activities/sandbox/trial.ts';
import { contract, contractsAreThere } from './contracts/contract.ts';

const folder = fileURLToPath(new URL('../activities/connectors/', import.meta.url));
const connectors: Readonly<Record<string, Connector>> = registry;
const standIns: Readonly<Record<string, Sandbox>> = sandboxes;

/** For the tool that never answers; the sandbox's delay is far longer. */
const PATIENCE_MS = 50;

/** What a proxy, a login or a page of maintenance says in place of the tool. */
const PAGE = '<!doctype html><title>Sign in</title><p>Please sign in</p>';

/** An earlier execution may have done the work, a moment ago. */
const JUST_TRIED = { mayHaveRun: true, triedForMs: 0 };

const failures: readonly (readonly [string, object, ToolErrorCode])[] = [
  ['401', { status: 401, times: 2 }, 'AUTH_FAILED'],
  ['403', { status: 403 }, 'FORBIDDEN'],
  ['404', { status: 404 }, 'NOT_FOUND'],
  ['409', { status: 409 }, 'CONFLICT'],
  ['422', { status: 422 }, 'INVALID_INPUT'],
  ['429', { status: 429, headers: { 'retry-after': '7' } }, 'RATE_LIMITED'],
  ['500', { status: 500, body: '<html>Internal Server Error</html>' }, 'UNAVAILABLE'],
  ['503', { status: 503 }, 'UNAVAILABLE'],
  ['nonsense', { status: 200, body: 'nonsense' }, 'BAD_RESPONSE'],
  ['a cut connection', { resetBefore: true }, 'UNAVAILABLE'],
];

it('has a connector in the registry for every folder, and nothing else', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(Object.keys(connectors)).toEqual(folders.map(({ name }) => name).sort());
  expect(Object.keys(standIns)).toEqual(Object.keys(connectors));
});

it('gives every action an id of its own', () => {
  const ids = Object.values(connectors).flatMap(({ actions }) =>
    Object.values(actions).flatMap(({ id, formerly = [] }) => [id, ...formerly]),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

it('says of keys that are known for a time how long that is', () => {
  const windows = Object.values(connectors).flatMap(({ actions }) =>
    Object.values(actions).flatMap(({ keyedFor }) =>
      keyedFor === undefined ? [] : [parseDuration(keyedFor)],
    ),
  );
  expect(windows.length).toBeGreaterThan(0);
  for (const window of windows) expect(window).toMatchObject({ months: 0 });
});

describe.each(Object.keys(connectors))('%s', (id) => {
  const { tool, actions } = connectors[id] as Connector;
  const sandbox = standIns[id] as Sandbox;
  let trial: Trial;

  beforeAll(async () => {
    trial = await startTrial(sandbox);
  });
  beforeEach(() => trial.sandbox.reset());
  afterAll(() => trial.close());

  /** Requests before the first of an action. */
  const signIns = tool.auth.signIn === undefined ? 0 : 1;
  const run = (action: Action, meta = {}): Promise<unknown> => trial.call(action, action.example, meta);

  it('keeps to the closed set of files', () => {
    expect(strangersIn(folder, id)).toEqual([]);
    expect(tool.id).toBe(id);
  });

  it('says what governance asks', () => {
    expect(new URL(tool.docs).protocol).toBe('https:');
    expect(tool.rateLimit.perSecond).toBeGreaterThan(0);
    for (const text of [
      tool.purpose,
      tool.owner,
      tool.apiVersion,
      tool.region,
      tool.cost,
      tool.rateLimit.source,
    ]) {
      expect(text).not.toBe('');
    }
  });

  it('asks for exactly the rights that its actions need', () => {
    const needed = Object.values(actions).flatMap(({ scopes }) => scopes);
    expect([...tool.scopes].sort()).toEqual([...new Set(needed)].sort());
  });

  it('declares exactly the personal data that its actions take and give', () => {
    const names = (side: 'input' | 'output') => {
      const fields = Object.values(actions).flatMap((action) => personalFields(action[side]));
      return [...new Set(fields.map(({ path }) => path.findLast((part) => !/\W/.test(part)) ?? ''))].sort();
    };
    expect({
      in: [...tool.personalData.in].sort(),
      out: [...tool.personalData.out].sort(),
    }).toEqual({
      in: names('input'),
      out: names('output'),
    });
  });

  describe.each(Object.entries(actions))('%s', (verb, action) => {
    it('has an id that is its place, and a closed input', () => {
      expect(action.id).toBe(`${id}.${verb}`);
      expect(
        readConnectorFolders(folder)
          .find((entry) => entry.id === id)
          ?.actions.map(camelCase),
      ).toContain(verb);
      expect(schemasOf(action).input).toMatchObject({
        type: 'object',
        additionalProperties: false,
      });
    });

    it('runs its example', async () => {
      const output = await run(action);
      expect(action.output.safeParse(output).success).toBe(true);
    });

    const published = 'file' in tool.contract ? tool.contract : undefined;
    const why =
      published === undefined ? 'no contract published' : contractsAreThere ? '' : 'skipped: no ../shared';
    it.skipIf(why !== '')(`keeps to the vendor's contract ${why}`, async () => {
      await run(action);
      if (action.find !== undefined) await run(action, JUST_TRIED);
      const checker = contract(published ?? { file: '' });
      expect(trial.sandbox.requests.flatMap((exchange) => checker.check(exchange))).toEqual([]);
      expect(trial.sandbox.requests.length).toBeGreaterThan(0);
    });

    const blind = isTriedOnce(action);
    const statusIsContent = 'none' in tool.contract && tool.contract.statusIsContent === true;
    // A mail server's replies are not those of HTTP; its connector tests them.
    const ownFailures = statusIsContent || ('none' in tool.contract && tool.contract.speaks !== undefined);
    const expected = failures.filter(([name]) => !ownFailures || !/^\d|nonsense/.test(name));
    it.each(expected)('answers %s with its code', async (_name, fault, code) => {
      // Where there is one attempt only, the tool's turn is waited for within it: it stays too busy here.
      const stays = blind && code === 'RATE_LIMITED' ? { times: 9 } : {};
      trial.sandbox.failNext({ tool: id, match: { skip: signIns }, fault: { ...fault, ...stays } });
      const error = await run(action).catch((caught: unknown) => caught);
      expect(isToolError(error) ? error.type : error).toBe(code);
      if (code === 'RATE_LIMITED' && isToolError(error)) expect(error.nextRetryDelay).toBe(7000);
    });

    it.skipIf(ownFailures)('takes a page for an answer at none of its requests', async () => {
      const page = { status: 200, body: PAGE, headers: { 'content-type': 'text/html' } };
      const outcomes = async (before: () => Promise<unknown>, meta = {}) => {
        await before();
        const earlier = trial.sandbox.requests.length;
        await run(action, meta);
        const asked = trial.sandbox.requests.slice(earlier).map(({ method, path }) => `${method} ${path}`);
        const taken: string[] = [];
        for (let skip = signIns; skip < asked.length; skip += 1) {
          trial.sandbox.reset();
          await before();
          trial.sandbox.failNext({ tool: id, match: { skip }, fault: page });
          const error = await run(action, meta).catch((caught: unknown) => caught);
          if (!isToolError(error, 'BAD_RESPONSE')) taken.push(`${asked[skip]}: ${String(error)}`);
        }
        return taken;
      };
      expect(await outcomes(async () => undefined)).toEqual([]);
      if (action.find === undefined) return;
      trial.sandbox.reset();
      expect(await outcomes(() => run(action), JUST_TRIED)).toEqual([]);
    });

    it('does not wait for ever', async () => {
      const impatient = await startTrial(sandbox, { answerTimeoutMs: PATIENCE_MS });
      const fault = { delayMs: 30_000, resetBefore: true };
      impatient.sandbox.failNext({ tool: id, match: { skip: signIns }, fault });
      await expect(impatient.call(action, action.example)).rejects.toMatchObject({ type: 'TIMEOUT' });
      await impatient.close();
    });

    it.skipIf(action.effect === 'read')(
      'stops at its waits or nowhere when its step is cancelled',
      async () => {
        const cancelled = await startActivityTrial(sandbox);
        const end = await cancelled.call(action, action.example).catch((caught: unknown) => caught);
        await cancelled.close();
        if (!(end instanceof CancelledFailure)) expect(action.output.safeParse(end).success).toBe(true);
        else {
          // What the example hands in at once is handed in when it waits.
          expect(action.cancelledWait).toMatch(/\.$/);
          expect(end.details).toMatchObject([{ action: action.id, handedIn: true }]);
        }
      },
    );

    it('leaves exactly one of everything when an answer is lost and the step is tried again', async () => {
      await run(action);
      const once = structuredClone(trial.sandbox.state);
      const requests = trial.sandbox.requests.length;
      // A sign-in that is lost is no attempt yet, and what cannot be asked about is not tried twice.
      for (let skip = blind ? signIns : 0; skip < requests; skip += 1) {
        trial.sandbox.reset();
        trial.sandbox.failNext({ tool: id, match: { skip }, fault: { dropAfterWork: true } });
        await expect(run(action)).rejects.toMatchObject({ type: 'UNAVAILABLE' });
        const again = run(action, JUST_TRIED);
        // What the tool cannot be asked about is never guessed: a person looks.
        if (blind) await expect(again).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN' });
        else await again;
        expect(trial.sandbox.state).toEqual(once);
      }
    });

    it('shows no secret in outputs, errors or the exchange log', async () => {
      const output = await run(action);
      trial.sandbox.failNext({ tool: id, match: { skip: signIns }, fault: { status: 401, times: 2 } });
      const error = await run(action).catch((caught: unknown) =>
        isToolError(caught) ? caught.toString() : '',
      );
      const { token, clientSecret } = sandbox.connection;
      const secrets = [token, clientSecret, ...(sandbox.secrets ?? [])].filter(
        (secret) => secret !== undefined,
      );
      const visible = JSON.stringify([action.example, output, error, trial.sandbox.requests]);
      expect(secrets.filter((secret) => visible.includes(secret))).toEqual([]);
    });
  });
});
