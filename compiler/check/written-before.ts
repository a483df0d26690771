import type { Element, Model } from '../../engine/model.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import { references } from '../feel/index.ts';
import type { Checked } from './checked.ts';
import { localNames, resultVariable } from './locals.ts';
import { openBeside } from './open-beside.ts';
import { literal } from './scopes.ts';
import { reachability } from './reachable.ts';

/**
 * Nothing is read that cannot be there: each variable that an element reads comes with the start of the case, or some element that
 * may have run before writes it. Which branch was taken nobody knows here, so "perhaps there" is let pass.
 */
export function checkWrittenBefore(checked: Checked): void {
  const { model, scopes, start, holder } = checked;
  const atStart = new Set([...Object.keys(start.properties ?? {}), ...provided]);
  const declared = new Set(Object.keys(scopes.process.properties ?? {}));
  const writers = writersOf(checked);
  // Who brings what nobody can say may bring everything.
  if (writers === undefined) return;
  for (const name of unwritten(checked)) {
    checked.error(model.id, {
      code: 'VARIABLE_NEVER_SET',
      message: `the schema has "${name}", which nothing writes`,
      hint: 'Add the output that should write it, or remove it from the variables.',
    });
  }
  const mayPrecede = reachability(model);
  const told = new Set<string>();
  for (const { id, what, expression, variables, after = false } of checked.reads) {
    const place = model.elements[placeOf(id, model) ?? ''];
    if (place === undefined) continue;
    const isLater = after || (place.id !== id && !place.kind.endsWith('Gateway'));
    const open = isLater ? undefined : openBeside(place, model)?.id;
    for (const { name, certain } of references(expression)) {
      const isLocal =
        holder(place, name) !== undefined ||
        variables.properties?.[name] !== scopes.process.properties?.[name];
      if (!certain || isLocal || atStart.has(name) || !declared.has(name) || told.has(`${id} ${name}`))
        continue;
      const written = writers.get(name) ?? [];
      if (written.some((writer) => mayPrecede(writer, place.id, open))) continue;
      told.add(`${id} ${name}`);
      checked.error(id, {
        code: 'VARIABLE_NEVER_SET',
        message: `${what}: nothing that comes before writes "${name}"`,
        hint:
          written.length === 0
            ? 'Nothing writes it at all: add an output, or make it part of the start.'
            : `It is written by ${written.join(', ')}, behind this.`,
      });
    }
  }
}

/** Variables that do not come with the start and that nothing writes, or nothing but one element; none where one may write any. */
export function unwritten(checked: Checked, but?: Element): readonly string[] {
  const { model, scopes, start } = checked;
  const writers = writersOf(checked);
  if (writers === undefined) return [];
  const local = locals(model);
  return Object.keys(scopes.process.properties ?? {}).filter(
    (name) =>
      !(name in (start.properties ?? {})) &&
      !provided.has(name) &&
      !local.has(name) &&
      (writers.get(name) ?? []).every((writer) => writer === but?.id),
  );
}

/** Variables that the engine provides: docs/dialect.md. */
export const provided: ReadonlySet<string> = new Set(['caseId', 'startedBy']);

/** Id of the element at which an expression is read: a condition is read where its flow begins. */
function placeOf(id: string, model: Model): string | undefined {
  return model.elements[id]?.id ?? model.flows[id]?.source;
}

/** Elements by the variable that they write; undefined where one may write anything. */
function writersOf(checked: Checked): ReadonlyMap<string, readonly string[]> | undefined {
  const writers = new Map<string, string[]>();
  for (const element of Object.values(checked.model.elements)) {
    const names = namesWritten(element, checked);
    if (names === undefined) return undefined;
    for (const name of names) writers.set(name, [...(writers.get(name) ?? []), element.id]);
  }
  return writers;
}

/** The variables that an element writes; undefined where it may write any. */
export function namesWritten(element: Element, checked: Checked): readonly string[] | undefined {
  const names = known.get(checked) ?? new Map<Element, { readonly names: readonly string[] | undefined }>();
  known.set(checked, names);
  const found = names.get(element) ?? { names: findNames(element, checked) };
  names.set(element, found);
  return found.names;
}

const known = new WeakMap<Checked, Map<Element, { readonly names: readonly string[] | undefined }>>();

function findNames(element: Element, checked: Checked): readonly string[] | undefined {
  const outputs = 'outputs' in element ? element.outputs : undefined;
  const collected =
    'loop' in element && element.loop?.output !== undefined ? [element.loop.output.collection] : [];
  const data = Object.keys(element.data ?? {});
  const own = outputs === undefined ? resultNames(element, checked) : outputs.map(({ target }) => target);
  if (own === undefined) return undefined;
  return [...own, ...collected, ...data].map((target) => target.split('.')[0] ?? '');
}

/** What comes of an element without outputs: its whole result. */
function resultNames(element: Element, { actions, tasks, messages }: Checked): readonly string[] | undefined {
  const keys = (shape: { readonly properties?: object } | undefined): readonly string[] | undefined =>
    shape === undefined ? undefined : Object.keys(shape.properties ?? {});
  const job = literal(jobOf(element)?.type);
  if (job !== undefined) return job in actions ? keys(actions[job]?.output) : [];
  switch (element.kind) {
    case 'userTask':
      return keys(tasks[element.id]) ?? [];
    case 'scriptTask':
      return 'expression' in element.script ? [element.script.resultVariable] : undefined;
    case 'businessRuleTask':
      return 'decision' in element.rule ? [element.rule.resultVariable] : undefined;
    case 'receiveTask':
      return (
        keys(messages[literal(element.message.name) ?? '']) ??
        (literal(element.message.name) === undefined ? undefined : [])
      );
    case 'callActivity':
      return element.propagateAll.child ? undefined : [];
    case 'startEvent':
    case 'boundaryEvent':
    case 'intermediateCatchEvent':
      return eventNames(element, messages);
    case 'adHocSubProcess':
      return element.output === undefined ? [] : [element.output.collection];
    default:
      return [];
  }
}

function eventNames(
  { event }: Extract<Element, { readonly kind: 'startEvent' | 'boundaryEvent' | 'intermediateCatchEvent' }>,
  messages: Checked['messages'],
): readonly string[] | undefined {
  if (event.kind !== 'message' && event.kind !== 'signal') {
    return event.kind === 'error' || event.kind === 'escalation' || event.kind === 'multiple'
      ? undefined
      : [];
  }
  const name = literal(event.name);
  const message = messages[name ?? ''];
  if (message !== undefined) return Object.keys(message.properties ?? {});
  // A message without a payload in the schema carries none; what a signal carries may be said where it is thrown.
  return event.kind === 'message' && name !== undefined ? [] : undefined;
}

/** Names that are local to a step, a loop or a scope: the schema may say what they hold. */
function locals(model: Model): ReadonlySet<string> {
  return new Set(
    Object.values(model.elements).flatMap((element) => [
      ...localNames(element),
      ...[resultVariable(element)].filter((name) => name !== undefined),
    ]),
  );
}
