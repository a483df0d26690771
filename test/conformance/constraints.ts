import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { compileBpmn } from '../../compiler/compile.ts';
import type { Diagnostic } from '../../compiler/diagnostics.ts';
import { formatDiagnostic } from '../../compiler/diagnostics.ts';
import { isConfounded } from './confounders.ts';
import type { Verdict } from './verdict.ts';

const control = z.object({ file: z.string(), constraintId: z.string(), confounders: z.array(z.string()) });
const constraint = control.extend({
  tier: z.enum(['must', 'strict']),
  offending: z.array(z.string()),
  whatItBreaks: z.string(),
});

/** Files that one collection calls valid and another wants refused: both cannot be. */
const contradicted: Readonly<Record<string, string>> = {
  'EXT012__success_timerEvent_timeCycle.bpmn':
    'BPMN lets an intermediate event wait for a cycle; zeebe/catch-timer-cycle and zeebe/ebg-timer-cycle want that refused',
};

type Control = z.infer<typeof control>;
type Constraint = z.infer<typeof constraint>;

/** Compiles the files of a folder with constraints.json or controls.json, by the rules of the conformance README. */
export async function runConstraints(dir: string): Promise<readonly Verdict[]> {
  const read = (name: string): unknown =>
    existsSync(join(dir, name)) ? JSON.parse(readFileSync(join(dir, name), 'utf8')) : [];
  const constraints = z.array(constraint).parse(read('constraints.json'));
  const controls = z.array(control).parse(read('controls.json'));
  const verdicts: Verdict[] = [];
  for (const one of constraints) verdicts.push(await judgeConstraint(dir, one));
  for (const one of controls) verdicts.push(await judgeControl(dir, one));
  return verdicts;
}

async function judgeConstraint(
  dir: string,
  { file, tier, offending, confounders, whatItBreaks }: Constraint,
): Promise<Verdict> {
  const { models, diagnostics } = await compileFile(dir, file);
  const named = diagnostics.filter(({ element, message }) =>
    offending.some((id) => id === element || message.split(/[\s,()"]+/).includes(id)),
  );
  const rejected = models.length === 0;
  const base = { id: file, group: `constraints ${tier}` };
  const stating = named.filter((found) => !isConfounded(found, confounders) && !isGeneral(found));
  if (stating.length > 0 && (rejected || tier === 'strict')) return { ...base, status: 'passed' };
  const others = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(formatDiagnostic)
    .join(' | ');
  if (rejected) return { ...base, status: 'inconclusive', why: `${whatItBreaks} Rejected for: ${others}` };
  return { ...base, status: tier === 'must' ? 'failed' : 'inconclusive', why: `${whatItBreaks} Accepted.` };
}

async function judgeControl(dir: string, { file, confounders }: Control): Promise<Verdict> {
  const { diagnostics } = await compileFile(dir, file);
  const errors = diagnostics.filter(
    (found) => found.severity === 'error' && !isConfounded(found, confounders),
  );
  const base = { id: file, group: 'controls' };
  if (errors.length === 0) return { ...base, status: 'passed' };
  const contradiction = contradicted[basename(file)];
  if (contradiction !== undefined) return { ...base, status: 'skipped', why: contradiction };
  const why = errors.map(formatDiagnostic).join(' | ');
  if (onlyUnsupported(errors)) return { ...base, status: 'skipped', why };
  return {
    ...base,
    status: confounders.some((one) => !one.startsWith('declares encoding')) ? 'inconclusive' : 'failed',
    why,
  };
}

/** Said of any file with made-up ids or with data flow: states no rule that the file breaks. */
function isGeneral({ code, message }: Diagnostic): boolean {
  return code === 'BPMN_GENERATED_ID' || (code === 'BPMN_IGNORED' && message.startsWith('BPMN data inputs'));
}

function onlyUnsupported(errors: readonly Diagnostic[]): boolean {
  return errors.every(({ code }) => code === 'BPMN_UNSUPPORTED');
}

function compileFile(dir: string, file: string) {
  // The paths in the lists begin with the folder's own name.
  const path = join(dir, ...file.split('/').slice(1));
  return compileBpmn(readFileSync(path, 'utf8'), { file: basename(file), foreign: true });
}
