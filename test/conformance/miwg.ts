import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { compileBpmn } from '../../compiler/compile.ts';
import { formatDiagnostic, hasErrors } from '../../compiler/diagnostics.ts';
import type { Verdict } from './verdict.ts';

const entry = z.object({ file: z.string(), markedExecutable: z.boolean(), executableAsIs: z.boolean() });

/** Findings that mean a file could not be read, rather than that it cannot run. */
const unreadable = new Set([
  'BPMN_MALFORMED',
  'BPMN_NOT_BPMN',
  'BPMN_HOSTILE_XML',
  'BPMN_TOO_LARGE',
  'BPMN_TOO_DEEP',
]);

/** Reads the interchange diagrams of a folder with their index.json: what can run compiles, the rest is refused as such. */
export async function runMiwg(dir: string): Promise<readonly Verdict[]> {
  const entries = z.array(entry).parse(JSON.parse(readFileSync(join(dir, 'index.json'), 'utf8')));
  const verdicts: Verdict[] = [];
  for (const one of entries) verdicts.push(await judge(dir, one));
  return verdicts;
}

async function judge(dir: string, { file, ...expected }: z.output<typeof entry>): Promise<Verdict> {
  const base = { id: file, group: expected.executableAsIs ? 'executable' : 'not executable' };
  // The paths in the index begin with the folder's own name.
  const path = join(dir, ...file.split('/').slice(1));
  const { models, diagnostics } = await compileBpmn(readFileSync(path, 'utf8'), {
    file: join(basename(dirname(path)), basename(path)),
    foreign: true,
  });
  const unread = diagnostics.find(({ code, severity }) => severity === 'error' && unreadable.has(code));
  if (unread !== undefined)
    return { ...base, status: 'failed', why: `not read: ${formatDiagnostic(unread)}` };
  if (expected.executableAsIs) {
    const first = diagnostics.find(({ severity }) => severity === 'error');
    if (models.length > 0) return { ...base, status: 'passed' };
    return { ...base, status: 'failed', why: first === undefined ? 'no model' : formatDiagnostic(first) };
  }
  if (models.length > 0 || !hasErrors(diagnostics))
    return { ...base, status: 'failed', why: 'compiled, but cannot run' };
  const named = expected.markedExecutable || diagnostics.some(({ code }) => code === 'BPMN_NOT_EXECUTABLE');
  return named
    ? { ...base, status: 'passed' }
    : { ...base, status: 'failed', why: 'refused, but not for having no executable process' };
}
