import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { compileBpmn } from '../../compiler/compile.ts';
import { formatDiagnostic } from '../../compiler/diagnostics.ts';
import type { Verdict } from './verdict.ts';

const accepted = z.object({ id: z.string(), element: z.string(), model: z.string() });
const rejected = accepted.extend({
  mistake: z.string(),
  offending: z.array(z.string()),
  superseded: z.string().optional(),
});
const rejections = z.object({ rejected: z.array(rejected), accepted: z.array(accepted) });

/** Compiles the models of a folder with rejections.json, by the rules of the conformance README. */
export async function runRejections(dir: string): Promise<readonly Verdict[]> {
  const lists = rejections.parse(JSON.parse(readFileSync(join(dir, 'rejections.json'), 'utf8')));
  const verdicts: Verdict[] = [];
  for (const one of lists.rejected) verdicts.push(await judgeRejected(dir, one));
  for (const one of lists.accepted) verdicts.push(await judgeAccepted(dir, one));
  return verdicts;
}

async function judgeRejected(
  dir: string,
  { id, model, mistake, offending, superseded }: z.infer<typeof rejected>,
): Promise<Verdict> {
  const base = { id, group: 'rejections' };
  if (superseded !== undefined) return { ...base, status: 'skipped', why: `superseded: ${superseded}` };
  const { models, diagnostics } = await compileModel(dir, model);
  if (models.length > 0) return { ...base, status: 'failed', why: `${mistake}: accepted` };
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const named = errors.some(({ element, message }) =>
    offending.some((one) => one === element || message.split(/[\s,()"]+/).includes(one)),
  );
  if (named) return { ...base, status: 'passed' };
  return {
    ...base,
    status: 'inconclusive',
    why: `${mistake}; rejected for: ${errors.map(formatDiagnostic).join(' | ')}`,
  };
}

async function judgeAccepted(dir: string, { id, model }: z.infer<typeof accepted>): Promise<Verdict> {
  const { models, diagnostics } = await compileModel(dir, model);
  const base = { id, group: 'acceptances' };
  if (models.length > 0) return { ...base, status: 'passed' };
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const unsupported = errors.every(({ code }) => code === 'BPMN_UNSUPPORTED');
  return {
    ...base,
    status: unsupported ? 'skipped' : 'failed',
    why: errors.map(formatDiagnostic).join(' | '),
  };
}

function compileModel(dir: string, model: string) {
  // The paths in the list begin with the folder's own name.
  const path = join(dir, ...model.split('/').slice(1));
  return compileBpmn(readFileSync(path, 'utf8'), { file: basename(model), foreign: true });
}
