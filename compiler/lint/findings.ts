import { compileDrawing, processesOf } from '../compile-drawing.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { createDrawing } from '../parse/drawing.ts';
import { createReport } from '../report.ts';
import { referencesIn, type Definitions } from './moddle-tree.ts';

const found = new WeakMap<Definitions, readonly Diagnostic[]>();

/**
 * What the compiler has to say of a file that bpmnlint has read. bpmnlint asks for each rule, all in one go; a modeler changes the tree
 * and asks again, so what was found is forgotten as soon as this go is over.
 */
export function findingsOf(definitions: Definitions): readonly Diagnostic[] {
  const known = found.get(definitions);
  if (known !== undefined) return known;
  const drawing = createDrawing('', definitions, new Map(), processesOf(definitions));
  const report = createReport('', drawing.placeOf);
  compileDrawing(
    { drawing, references: referencesIn(drawing), foreign: false, processId: undefined },
    report,
  );
  found.set(definitions, report.diagnostics);
  queueMicrotask(() => found.delete(definitions));
  return report.diagnostics;
}
