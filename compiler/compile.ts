import type { Model } from '../engine/model.ts';
import { callCycles } from './calls/call-cycles.ts';
import { compileDrawing, processesOf } from './compile-drawing.ts';
import type { Diagnostic, Place } from './diagnostics.ts';
import { hasErrors, inOrder } from './diagnostics.ts';
import { RuleGap } from './model/expressions.ts';
import { isA } from './parse/bpmn.ts';
import { createDrawing, type Drawing } from './parse/drawing.ts';
import { readBpmn } from './parse/read-bpmn.ts';
import { createReport } from './report.ts';

/** How a file is compiled. */
export interface CompileOptions {
  /** The file's name as diagnostics show it. */
  readonly file: string;
  /** A file that others wrote for another engine: what is only our house rule warns instead of failing. */
  readonly foreign?: boolean;
  /** Compile this process only; without it all executable ones. */
  readonly processId?: string;
  /** Ids of the actions that need no input: a step that maps none for them is complete. */
  readonly inputFree?: ReadonlySet<string>;
  /** Decisions that business rule tasks may call; the models then carry them. */
  readonly decisions?: Model['decisions'];
  /** form-js JSON by form id; the models carry those that their tasks show. */
  readonly forms?: Model['forms'];
}

/** What comes of a file: all its findings, and its models when none of them is an error. */
export interface Compilation {
  readonly models: readonly Model[];
  readonly diagnostics: readonly Diagnostic[];
  /** Ids of the processes that are pools of a collaboration, in the order of the file. */
  readonly pools: readonly string[];
  /** Where an element stands in the file, by id. */
  placeOf(id: string): Place;
}

/** Compiles every executable process of a BPMN file and says everything there is to say about it in one go. */
export async function compileBpmn(xml: string, options: CompileOptions): Promise<Compilation> {
  const { file, foreign = false, processId, inputFree } = options;
  const read = await readBpmn(xml, file);
  const placeOf = (id: string): Place => read.places.get(id)?.[0] ?? { line: 1, col: 1 };
  if (read.definitions === undefined)
    return { models: [], diagnostics: read.diagnostics, pools: [], placeOf };
  const drawing = createDrawing(
    file,
    read.definitions,
    read.places,
    processesOf(read.definitions, processId),
  );
  const report = createReport(file, drawing.placeOf);
  const subject = { drawing, references: read.references, foreign, processId };
  const { models: bare, gaps } = compileDrawing(subject, report, inputFree);
  const models = bare.map((model) => withResources(model, options));
  const diagnostics = inOrder([
    ...read.diagnostics,
    ...report.diagnostics,
    ...cyclesIn(models, { file, foreign, placeOf }),
  ]);
  const pools = poolsIn(drawing);
  if (hasErrors(diagnostics)) return { models: [], diagnostics, pools, placeOf };
  if (gaps.length > 0) throw new RuleGap(gaps);
  return { models, diagnostics, pools, placeOf };
}

/** Calls round in this file alone; what goes round through others is found where all are known. */
function cyclesIn(
  models: readonly Model[],
  { file, foreign, placeOf }: Pick<CompileOptions, 'file' | 'foreign'> & Pick<Compilation, 'placeOf'>,
): readonly Diagnostic[] {
  return callCycles(models, (id) => models.find((model) => model.id === id)).map(
    ({ element, severity, code, message, hint }) => ({
      file,
      ...placeOf(element),
      severity: foreign === true ? 'warning' : severity,
      code,
      element,
      message,
      hint,
    }),
  );
}

function poolsIn({ elements, processes }: Drawing): readonly string[] {
  const shown = new Set<unknown>(
    elements.flatMap((element) => (isA(element, 'bpmn:Participant') ? [element.processRef] : [])),
  );
  return processes.filter((process) => shown.has(process)).map(({ id }) => id ?? '');
}

/** The model with the decisions and forms that its steps use: they are hashed with it. */
function withResources(model: Model, { decisions, forms = {} }: CompileOptions): Model {
  const elements = Object.values(model.elements);
  const decides = elements.some(
    (element) => element.kind === 'businessRuleTask' && 'decision' in element.rule,
  );
  const used = elements.flatMap((element) => (element.kind === 'userTask' ? (element.task.form ?? []) : []));
  const own = Object.fromEntries(used.flatMap((id) => (forms[id] === undefined ? [] : [[id, forms[id]]])));
  const all = { ...model.forms, ...own };
  return {
    ...model,
    ...(decides && decisions !== undefined ? { decisions } : {}),
    ...(Object.keys(all).length > 0 ? { forms: all } : {}),
  };
}
