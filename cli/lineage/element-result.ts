import { resultVariable } from '../../compiler/check/locals.ts';
import { literal } from '../../compiler/check/scopes.ts';
import { readsPersonal, type Shape } from '../../compiler/check/shape.ts';
import type { Element } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import { actionShapes, type DrawnProcess } from './drawn-process.ts';
import type { Datum } from './edge.ts';

/** What comes of an element's work: its fields, and each of them as a datum by its dotted path. */
export interface ElementResult {
  readonly fields: readonly string[];
  datum(path: string): Datum;
}

/** What an element's outputs can read besides variables; undefined where nothing comes of it. */
export function elementResult(element: Element, process: DrawnProcess): ElementResult | undefined {
  const action = literal(jobOf(element)?.type);
  if (action !== undefined) {
    const output = actionShapes[action]?.output;
    return result(output, (field) => ({
      kind: 'action',
      action,
      field,
      personal: isPersonal(output, field),
    }));
  }
  if (element.kind === 'userTask') {
    const { fields, datum } = result(process.tasks[element.id], (field) => ({
      kind: 'task',
      task: element.id,
      field,
    }));
    return { fields, datum };
  }
  if (element.kind === 'callActivity') {
    const called = literal(element.called) ?? '';
    return result(process.called[called]?.variables, (variable) => ({
      kind: 'process',
      process: called,
      variable,
    }));
  }
  const message = messageOf(element);
  if (message !== undefined)
    return result(process.messages[message], (field) => ({ kind: 'message', name: message, field }));
  const variable = resultVariable(element);
  if (element.kind === 'businessRuleTask' && 'decision' in element.rule && variable !== undefined) {
    const decision = literal(element.rule.decision) ?? '';
    return { fields: [variable], datum: () => ({ kind: 'decision', decision }) };
  }
  return undefined;
}

/** Whether what is at a field of a shape is personal data, or has some in it. */
export function isPersonal(shape: Shape | undefined, field: string): boolean {
  return shape !== undefined && readsPersonal(shape, field.split('.'));
}

/** The message or signal that an element waits for. */
function messageOf(element: Element): string | undefined {
  if (element.kind === 'receiveTask') return literal(element.message.name);
  const catches =
    element.kind === 'startEvent' ||
    element.kind === 'boundaryEvent' ||
    element.kind === 'intermediateCatchEvent';
  if (!catches) return undefined;
  return partsOf(element.event).flatMap((part) =>
    part.kind === 'message' || part.kind === 'signal' ? (literal(part.name) ?? []) : [],
  )[0];
}

function result(shape: Shape | undefined, datum: (path: string) => Datum): ElementResult {
  return { fields: Object.keys(shape?.properties ?? {}), datum };
}
