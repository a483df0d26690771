import { itemName, resultVariable } from '../../compiler/check/locals.ts';
import { pathsDecided } from '../../compiler/check/decisions.ts';
import { readsOf } from '../../compiler/check/reads.ts';
import { literal } from '../../compiler/check/scopes.ts';
import { builtIns } from '../../engine/feel/builtins/index.ts';
import { references } from '../../compiler/feel/index.ts';
import { spell } from '../../compiler/feel/spell.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import type { Element } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import { boundReads } from './bound-reads.ts';
import { actionShapes, type DrawnProcess } from './drawn-process.ts';
import type { Datum, Edge } from './edge.ts';
import { elementResult, isPersonal, type ElementResult } from './element-result.ts';
import { formReads } from './form-reads.ts';

type Put = (at: string, from: readonly Datum[], to: Datum, how?: Edge['how'], feel?: string) => void;

const variable = (path: string): Datum => ({ kind: 'variable', path });

/** What a name stands for; undefined where it is but an entry of the items that a filter looks through. */
type Resolve = (name: Name) => Datum | undefined;

/** In a filter, the name of a variable is taken for it: an entry of the same name is a line too many, and no line is missing. */
const among =
  (process: DrawnProcess): Resolve =>
  ({ path, certain }) =>
    certain || isVariable(path[0] ?? '', process) ? variable(path.join('.')) : undefined;

function isVariable(name: string, { variables }: DrawnProcess): boolean {
  return Object.hasOwn(variables.properties ?? {}, name);
}

/** Everything that data does in a process, by its diagram, forms, decisions and code. Names are taken as they stand: a local one hides none. */
export function edgesOf(process: DrawnProcess): readonly Edge[] {
  const edges: Edge[] = [];
  const put: Put = (at, from, to, how = 'copied', feel) => {
    edges.push({ process: process.model.id, at, from, to, how, ...(feel === undefined ? {} : { feel }) });
  };
  for (const field of Object.keys(process.start.properties ?? {}))
    put(startOf(process), [{ kind: 'start', field }], variable(field));
  for (const element of Object.values(process.model.elements)) {
    const result = elementResult(element, process);
    putInputs(element, process, put);
    putOutputs(element, process, result, put);
    putLoop(element, process, result, put);
    putOwn(element, process, put);
  }
  putUses(process, put);
  // BPMN 2.0, 10.4.1: what a process holds lives to its end, and is the result of the case.
  for (const name of Object.keys(process.variables.properties ?? {}))
    put(process.model.id, [variable(name)], { kind: 'use', what: 'result of the case' });
  return edges.filter(
    ({ from, to, how }) =>
      !(from.length === 1 && how === 'copied' && from.some((datum) => isSame(datum, to))),
  );
}

/** A value that is handed on under its own name. */
function isSame(one: Datum, other: Datum): boolean {
  return one.kind === 'variable' && other.kind === 'variable' && one.path === other.path;
}

/** Where a case begins that is begun by its variables. */
function startOf({ model }: DrawnProcess): string {
  const plain = Object.values(model.elements).find(
    (element) => element.kind === 'startEvent' && element.scope === model.id && element.event.kind === 'none',
  );
  return plain?.id ?? model.id;
}

/** An expression, entry by entry where it is an object that is written out. */
function putExpression(
  at: string,
  source: Expression,
  to: (rest: string) => Datum,
  resolve: Resolve,
  put: Put,
): void {
  const follow = (part: Expression, rest: string): void => {
    if (part.kind === 'context') {
      for (const { name, value } of part.entries) follow(value, `${rest}.${name}`);
      return;
    }
    const from = namesIn(part).flatMap((name) => resolve(name) ?? []);
    const pure = isPath(part);
    put(at, from, to(rest), pure ? 'copied' : 'computed', pure ? undefined : spell(part));
  };
  follow(source, '');
}

/** A name that an expression reads, with its entries; not `certain` inside a filter. */
interface Name {
  readonly path: readonly string[];
  readonly certain: boolean;
}

function namesIn(expression: Expression): readonly Name[] {
  return references(expression)
    .filter(({ name, path }) => !(builtIns.has(name) && path.length === 0))
    .map(({ name, path, certain }) => ({ path: [name, ...path], certain }));
}

function isPath(part: Expression): boolean {
  return part.kind === 'name' || (part.kind === 'path' && isPath(part.source));
}

function putInputs(element: Element, process: DrawnProcess, put: Put): void {
  if ('inputs' in element)
    for (const { source, target } of element.inputs ?? [])
      putExpression(element.id, source, (rest) => takes(element, target + rest), among(process), put);
  if (element.kind === 'callActivity' && element.propagateAll.parent) {
    const called = literal(element.called) ?? '';
    for (const name of Object.keys(process.called[called]?.start.properties ?? {}))
      if (isVariable(name, process))
        put(element.id, [variable(name)], { kind: 'process', process: called, variable: name });
  }
  const bound = process.bound[element.id];
  if (bound === undefined || ('inputs' in element && element.inputs !== undefined)) return;
  for (const { field, paths, how } of boundReads(bound.input) ?? [])
    put(
      element.id,
      paths.map(variable),
      actionInput(bound.action, field),
      how,
      how === 'copied' ? undefined : 'code',
    );
}

function actionInput(action: string, field: string): Datum {
  return { kind: 'action', action, field, personal: isPersonal(actionShapes[action]?.input, field) };
}

/** What an input of an element is: a field of its action, of its message, of what it calls, or a variable of its own. */
function takes(element: Element, target: string): Datum {
  const action = literal(jobOf(element)?.type);
  if (action !== undefined) return actionInput(action, target);
  if (element.kind === 'callActivity')
    return { kind: 'process', process: literal(element.called) ?? '', variable: target };
  if ('event' in element) {
    for (const part of partsOf(element.event))
      if (part.kind === 'message' || part.kind === 'signal')
        return { kind: 'message', name: literal(part.name) ?? '', field: target };
  }
  if (element.kind === 'sendTask' && element.message !== undefined)
    return { kind: 'message', name: literal(element.message.name) ?? '', field: target };
  return variable(target);
}

function putOutputs(
  element: Element,
  process: DrawnProcess,
  result: ElementResult | undefined,
  put: Put,
): void {
  if ('outputs' in element && element.outputs !== undefined) {
    for (const { source, target } of element.outputs)
      putExpression(
        element.id,
        source,
        (rest) => variable(target + rest),
        (name) => resolved(name, element, result, process),
        put,
      );
    return;
  }
  if (result === undefined || (element.kind === 'callActivity' && !element.propagateAll.child)) return;
  for (const field of result.fields)
    if (isVariable(field, process)) put(element.id, [result.datum(field)], variable(field));
}

function resolved(
  name: Name,
  element: Element,
  result: ElementResult | undefined,
  process: DrawnProcess,
): Datum | undefined {
  const whole = name.path.join('.');
  if (element.kind === 'userTask' && whole === 'completedBy')
    return { kind: 'task', task: element.id, field: 'completedBy' };
  return result?.fields.includes(name.path[0] ?? '') ? result.datum(whole) : among(process)(name);
}

function putLoop(element: Element, process: DrawnProcess, result: ElementResult | undefined, put: Put): void {
  if (!('loop' in element) || element.loop === undefined) return;
  const { over, output } = element.loop;
  const item = itemName(element);
  if (item !== undefined && 'collection' in over)
    putExpression(element.id, over.collection, () => variable(item), among(process), put);
  if (output !== undefined)
    putExpression(
      element.id,
      output.element,
      (rest) => variable(output.collection + rest),
      (name) => resolved(name, element, result, process),
      put,
    );
}

function putOwn(element: Element, process: DrawnProcess, put: Put): void {
  const { model, tasks } = process;
  if (element.kind === 'scriptTask' && 'expression' in element.script) {
    const { expression, resultVariable: name } = element.script;
    putExpression(element.id, expression, (rest) => variable(name + rest), among(process), put);
  }
  if (element.kind === 'businessRuleTask' && resultVariable(element) !== undefined) {
    const decision = 'decision' in element.rule ? (literal(element.rule.decision) ?? '') : '';
    const paths = pathsDecided(element, model);
    const whole = paths.filter(
      (path) => !paths.some((other) => other.length > path.length && other[0] === path[0]),
    );
    for (const path of whole) put(element.id, [variable(path.join('.'))], { kind: 'decision', decision });
  }
  if (element.kind === 'userTask')
    for (const path of formReads(model, element, Object.keys(tasks[element.id]?.properties ?? {})))
      put(element.id, [variable(path)], { kind: 'form', form: element.task.form ?? '' });
}

/** Read for a way or a time or a person, and kept nowhere. */
function putUses(process: DrawnProcess, put: Put): void {
  const { model, scopes } = process;
  for (const { id, what, expression, after } of readsOf(model, scopes)) {
    if (/^(input|output) |^(script|output element|input collection)$/.test(what)) continue;
    const element = model.elements[id];
    const own = after === true && element !== undefined ? (scopes.result(element).properties ?? {}) : {};
    const from = namesIn(expression)
      .filter(({ path: [name = ''] }) => !Object.hasOwn(own, name))
      .flatMap((name) => among(process)(name) ?? []);
    if (from.length > 0) put(id, from, { kind: 'use', what }, 'computed', spell(expression));
  }
}
