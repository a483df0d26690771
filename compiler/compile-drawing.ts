import type { Model } from '../engine/model.ts';
import { compileGlobalTask } from './model/compile-global-task.ts';
import { compileProcess } from './model/compile-process.ts';
import { createExpressions } from './model/expressions.ts';
import type { BpmnTypes, Drawn, Process } from './parse/bpmn.ts';
import { isA } from './parse/bpmn.ts';
import { calledGlobalTasks } from './parse/called.ts';
import { refuse } from './refuse.ts';
import type { Report } from './report.ts';
import { checkRules } from './rules/index.ts';
import type { Subject } from './rules/rule.ts';

/** The models of a drawing, void if the report then holds errors, and what they lack although no rule said so. */
export interface CompiledDrawing {
  readonly models: readonly Model[];
  readonly gaps: readonly string[];
}

/** Says everything that there is to say about a drawing, however it was read, and compiles it. */
export function compileDrawing(
  subject: Subject,
  report: Report,
  inputFree: ReadonlySet<string> = new Set(),
): CompiledDrawing {
  const { drawing } = subject;
  refuse(drawing, report);
  checkRules(subject, report);
  const expressions = createExpressions(report);
  const build = { drawing, expressions, inputFree };
  const models = [
    ...drawing.processes.map((process) => compileProcess(process, build)),
    ...calledGlobalTasks(drawing).map((task) => compileGlobalTask(task, build)),
  ];
  return { models, gaps: expressions.gaps };
}

/** The processes of a file to compile: the executable ones, or the one asked for; where there are none, all, so that all reasons are named at once. */
export function processesOf(
  definitions: Drawn & BpmnTypes['bpmn:Definitions'],
  processId?: string,
): readonly Process[] {
  const roots: readonly Drawn[] = definitions.rootElements ?? [];
  const processes = roots.filter((root): root is Process => isA(root, 'bpmn:Process'));
  const executable = processes.filter(({ isExecutable }) => isExecutable === true);
  const wanted = processId === undefined ? executable : executable.filter(({ id }) => id === processId);
  return wanted.length > 0 ? wanted : processes;
}
