import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { compileBpmn, type Compilation } from '../../compiler/compile.ts';
import { formatDiagnostic } from '../../compiler/diagnostics.ts';
import { START, type MemoryRun } from '../../engine/memory/run-in-memory.ts';
import { betsyCase, type BetsyCase } from './betsy-case.ts';
import { difference } from './betsy-judge.ts';
import { scriptOf } from './betsy-script.ts';
import type { Played } from './betsy-trace.ts';
import type { Verdict } from './verdict.ts';

/** Plays one run on an engine of its own. */
export type Play = (run: MemoryRun) => Promise<Played>;

/** The cases of a folder with a betsy cases.json. */
export function betsyCases(dir: string): readonly BetsyCase[] {
  return z.array(betsyCase).parse(JSON.parse(readFileSync(join(dir, 'cases.json'), 'utf8')));
}

/** Compiles and plays one case, by the rules of the conformance README. */
export async function runBetsyCase(dir: string, one: BetsyCase, play: Play): Promise<Verdict> {
  const { id, file, strength, outcomes } = one;
  const base = { id, group: strength === 'spec' ? one.group : `${one.group} (${strength})` };
  // The paths in the list begin with the folder's own name.
  const path = join(dir, ...file.split('/').slice(1));
  const compilation = await compileBpmn(readFileSync(path, 'utf8'), { file: basename(file), foreign: true });
  if (compilation.models.length === 0) return { ...base, ...judgeRejection(one, compilation) };
  const played = await play(runOf(one, compilation));
  const differences = outcomes.map((expected) => difference(expected, one, played, compilation.models));
  if (differences.includes(undefined)) return { ...base, status: 'passed' };
  return { ...base, status: strength === 'spec' ? 'failed' : 'inconclusive', why: differences[0] ?? '' };
}

function judgeRejection(
  { mayBeRejected, strength }: BetsyCase,
  { diagnostics }: Compilation,
): Pick<Verdict, 'status' | 'why'> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const why = errors.map(formatDiagnostic).join(' | ');
  if (errors.every(({ code }) => code === 'BPMN_UNSUPPORTED')) {
    const reasons = new Set(errors.map(({ code, message }) => `${code}: ${message}`));
    return { status: 'skipped', why: [...reasons].join(' | ') };
  }
  if (mayBeRejected) return { status: 'passed' };
  return { status: strength === 'spec' ? 'failed' : 'inconclusive', why: `rejected: ${why}` };
}

function runOf({ start, processId, workers, settleMs }: BetsyCase, { models }: Compilation): MemoryRun {
  const before = start.slice(0, -1).map(({ processId: process, variables }) => ({ process, variables }));
  const last = start.at(-1) ?? { processId, variables: {} };
  // Nothing is quiet while a worker holds a job.
  const held = workers.reduce((sum, { holdMs }) => sum + holdMs, 0);
  return {
    models: Object.fromEntries(models.map((model) => [model.id, model])),
    process: last.processId,
    variables: last.variables,
    script: scriptOf(models, workers),
    start: START,
    until: START + settleMs + held,
    ...(before.length === 0 ? {} : { alongside: before }),
  };
}
