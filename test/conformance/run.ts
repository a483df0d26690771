// `npm run conformance -- --cases DIR`: runs cases that others wrote, where they lie.
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runInMemory } from '../../engine/memory/run-in-memory.ts';
import type { Play } from './betsy.ts';
import { matcherOf } from './glob.ts';
import { findSuites, runSuite } from './kinds.ts';
import { report, totalsOf, type Result } from './tally.ts';

const USAGE = `usage: npm run conformance -- --cases DIR [--on memory|temporal] [--only GLOB] [--json FILE]

  --cases DIR   a folder with cases in the format of conformance/README.md, any of its kinds, at any depth
  --on          where processes run: memory (default) or a Temporal server of its own
  --only GLOB   ids to run, e.g. 'betsy/gateways/*'; without a * any id that holds the text
  --json FILE   writes totals and verdicts as JSON

example: npm run conformance -- --cases ../shared/conformance --only 'betsy/*'
`;

interface Wish {
  readonly cases: string;
  readonly on: 'memory' | 'temporal';
  readonly only?: string;
  readonly json?: string;
}

function readWish(argv: readonly string[]): Wish | string {
  const text = { type: 'string' } as const;
  const options = { cases: text, on: text, only: text, json: text, help: { type: 'boolean' } } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { cases, on = 'memory', only, json, help } = values;
  if (help === true) return '';
  if (cases === undefined) return 'CONFORMANCE_USAGE: --cases DIR is missing';
  if (!existsSync(cases)) return `CONFORMANCE_USAGE: there is no folder ${cases}`;
  if (on !== 'memory' && on !== 'temporal')
    return `CONFORMANCE_USAGE: --on takes memory or temporal, not ${on}`;
  return { cases, on, ...(only === undefined ? {} : { only }), ...(json === undefined ? {} : { json }) };
}

async function runAll({ cases, only }: Wish, play: Play): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const suite of findSuites(cases)) {
    const verdicts = await runSuite(suite, play, matcherOf(only));
    results.push(...verdicts.map((verdict) => ({ ...verdict, kind: suite.kind })));
  }
  return results;
}

async function main(argv: readonly string[]): Promise<number> {
  const wish = readWish(argv);
  if (typeof wish === 'string') {
    (wish === '' ? process.stdout : process.stderr).write(wish === '' ? USAGE : `${wish}\n\n${USAGE}`);
    return wish === '' ? 0 : 2;
  }
  const stage =
    wish.on === 'temporal' ? await (await import('../../worker/local-stage.ts')).openLocalStage() : undefined;
  try {
    const play: Play = async (run) => (stage === undefined ? runInMemory(run) : await stage.run(run));
    const results = await runAll(wish, play);
    const totals = totalsOf(results);
    if (wish.json !== undefined)
      writeFileSync(wish.json, `${JSON.stringify({ ...totals, results }, undefined, 2)}\n`);
    if (results.length === 0)
      process.stderr.write(`CONFORMANCE_NO_CASES: no wanted cases of a known kind in ${wish.cases}\n`);
    process.stdout.write(`${report(results)}\n`);
    return totals.failed > 0 || results.length === 0 ? 1 : 0;
  } finally {
    await stage?.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
