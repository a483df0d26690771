import { isDeepStrictEqual } from 'node:util';
import { compileSketch } from '../../compiler/testing/sketch.ts';
import { parseDecisionFiles } from '../../compiler/dmn/index.ts';
import type { Diagnostic } from '../../compiler/diagnostics.ts';
import type { PathEntry } from '../../engine/kernel/index.ts';
import { runInMemory, type RunOutcome } from '../../engine/memory/run-in-memory.ts';
import type { Model } from '../../engine/model.ts';
import type { ElementCase } from './element-case.ts';

/** What came of a case. */
export type Outcome =
  /** It ran, and what had to happen happened; `story` is all that completed, in order. */
  | { readonly verdict: 'executes'; readonly story: string }
  /** It did not compile: the compiler names the element, and says why. */
  | {
      readonly verdict: 'refuses' | 'not in BPMN';
      readonly code: string;
      readonly severity: 'error' | 'warning';
      readonly why: string;
      readonly instead: string;
    }
  /** The case shows nothing: neither the one nor the other. */
  | { readonly verdict: 'fails'; readonly why: string };

/** What these codes say of an element is that BPMN 2.0 has none of the kind there (for events, table 10.93). */
const notInBpmn = new Set(['BPMN_EVENT_POSITION', 'BPMN_INTERRUPTING', 'BPMN_UNKNOWN_CONTENT']);

/** Compiles the file of a case and runs it in memory. */
export async function tryCase(one: ElementCase): Promise<Outcome> {
  const { dmn, element, xml } = one;
  const decided = dmn === undefined ? undefined : await parseDecisionFiles([{ file: 'demo.dmn', xml: dmn }]);
  const { models, diagnostics } = await compileSketch(xml, decided && { decisions: decided.decisions });
  const own = diagnostics.filter((finding) => finding.element === element);
  const illegal = own.find(({ code }) => notInBpmn.has(code));
  if (illegal !== undefined) return refusal('not in BPMN', illegal);
  const error = own.find(({ severity }) => severity === 'error');
  if (error !== undefined) return refusal('refuses', error);
  if (models.length === 0) return { verdict: 'fails', why: diagnostics.map(inWords).join('\n') };
  return play(one, models);
}

function refusal(verdict: 'refuses' | 'not in BPMN', { code, severity, message, hint }: Diagnostic): Outcome {
  return { verdict, code, severity, why: message, instead: hint ?? '' };
}

function inWords({ severity, code, element, message }: Diagnostic): string {
  return `${severity} ${code} ${element ?? ''}: ${message}`;
}

function play(one: ElementCase, models: readonly Model[]): Outcome {
  const { element, happened, never = [], data = {}, run = {} } = one;
  const { process = 'demo', ...rest } = run;
  const byId = Object.fromEntries(models.map((model) => [model.id, model]));
  const outcome = runInMemory({ models: byId, process, ...rest });
  const { status, path } = caseOf(outcome, process);
  const story = storyOf(path);
  const expected = happened?.split(' > ') ?? [];
  const named = new Set([element, ...expected.map((step) => step.split(' ')[0])]);
  const found = path.flatMap((entry) => {
    if (!named.has(entry.element)) return [];
    const words = `${entry.element} ${entry.event}`;
    return expected.includes(words) ? [words] : entry.event === 'completed' ? [entry.element] : [];
  });
  if (status !== 'completed')
    return {
      verdict: 'fails',
      why: `${status} ${outcome.incident?.code ?? ''} ${outcome.incident?.message ?? ''}: ${story}`,
    };
  if (found.join(' > ') !== expected.join(' > '))
    return { verdict: 'fails', why: `${found.join(' > ')}; expected ${happened}` };
  const wrong = path.find((entry) => entry.event === 'completed' && never.includes(entry.element));
  if (wrong !== undefined) return { verdict: 'fails', why: `${wrong.element} completed` };
  const off = Object.entries(data).find(
    ([name, value]) => !isDeepStrictEqual(outcome.variables[name], value),
  );
  if (off !== undefined)
    return { verdict: 'fails', why: `${off[0]} is ${JSON.stringify(outcome.variables[off[0]])}` };
  return { verdict: 'executes', story };
}

/** The case of the process demo, which another process may have begun. */
function caseOf(outcome: RunOutcome, started: string): Pick<RunOutcome, 'status' | 'path'> {
  const [begun, ...more] = outcome.others.filter(({ process }) => process === 'demo');
  if (started === 'demo') return outcome;
  return begun !== undefined && more.length === 0 ? begun : { status: 'failed', path: [] };
}

function storyOf(path: readonly PathEntry[]): string {
  return path
    .filter(({ event, kind }) => event === 'completed' && kind !== 'process')
    .map((entry) => entry.element)
    .join(' > ');
}
