import type { Evidence } from '../../definitions/policy.ts';
import type { Element, Flow, Model } from '../../engine/model.ts';
import { literal } from '../check/scopes.ts';
import { referencedNames } from '../feel/index.ts';
import { does, keepsAnswer } from './answers.ts';
import type { Fact, Facts } from './facts.ts';
import { changedBy, handed, handedBack } from './handed.ts';
import { isAbout, isNote, join, spoke, textIn, without, writtenBy, type Known } from './known.ts';
import type { Losses } from './losses.ts';
import { isStep } from './steps.ts';
import { conjuncts, keyOf, negations, written } from './wording.ts';
import { writesOf, type Writes } from './writes.ts';

/** What a called process leaves behind when it ends; with a variable and a text: when it ends with that in it. */
export type Results = (
  process: string,
  ended?: { readonly variable: string; readonly text: string },
) => Known;

/** What elements and flows of one process add to what is certain. */
export interface Transfer {
  /** Behind an element, given what was certain before it (in a container: at the end of what it holds). */
  through(element: Element, before: Known): Known;
  /** In a scope as it begins, given what was certain before it. */
  into(scope: Element, before: Known): Known;
  /** On a flow, given what is certain behind its source. */
  along(flow: Flow, behind: Known): Known;
}

/** What an element means for the facts. */
interface Role {
  readonly writes: Writes;
  /** What is known of the variables that it wrote. */
  readonly notes: readonly string[];
  readonly done: readonly string[];
  readonly speaksFor: readonly Fact[];
}

/** Neither elements nor facts change, and a watch looks at the same ones again and again. */
const roles = new WeakMap<Facts, WeakMap<Element, Role>>();

/** The transfer of one process. */
export function createTransfer(
  model: Model,
  {
    facts,
    losses,
    results,
    writtenIn,
  }: {
    readonly facts: Facts;
    readonly losses: Losses;
    readonly results: Results;
    /** Variables that a process writes somewhere. */
    readonly writtenIn: (process: string) => ReadonlySet<string>;
  },
): Transfer {
  const known = roles.get(facts) ?? new WeakMap<Element, Role>();
  roles.set(facts, known);
  return {
    through(element, before) {
      if (before === undefined) return undefined;
      const left = callResults(
        element,
        without(afterWrites(element, without(before, losses.of(element))), losses.beside),
      );
      const gained = left === undefined ? [] : gains(element, left);
      return left === undefined || gained.length === 0 ? left : closed(new Set([...left, ...gained]), facts);
    },
    into: (scope, before) => handed(before, 'inputs' in scope ? scope.inputs : undefined, facts),
    along(flow, behind) {
      if (behind === undefined) return undefined;
      const conditions = conditionsOf(flow, model);
      if (conditions.length === 0) return behind;
      const asked = new Set(conditions.map(keyOf));
      const answered = facts.all.filter((fact) => isAnswered(fact, asked, behind));
      const refined = conditions.reduce<Known>(
        (known, condition) => join(known, resultsAsked(condition, behind)),
        new Set([...behind, ...answered.map(({ key }) => key)]),
      );
      return refined === undefined ? undefined : closed(refined, facts);
    },
  };

  function afterWrites(element: Element, before: Known): Known {
    const { writes, notes } = roleOf(element);
    if (before === undefined || writes.size === 0) return before;
    const after = new Set(before);
    for (const one of before)
      if (isNote(one) && [...writes.keys()].some((variable) => isAbout(one, variable))) after.delete(one);
    for (const note of notes) after.add(note);
    return after;
  }

  function callResults(element: Element, known: Known): Known {
    if (element.kind !== 'callActivity' || element.loop !== undefined || element.repeat !== undefined)
      return known;
    const called = literal(element.called);
    return called === undefined
      ? known
      : join(known, handedBack(results(called), element, writtenIn(called), facts));
  }

  /** Facts that an element brings by being done, and those whose steps it is one of: the same each time it is passed. */
  function roleOf(element: Element): Role {
    const role = known.get(element) ?? findRole(element);
    known.set(element, role);
    return role;
  }

  function findRole(element: Element): Role {
    const writes = writesOf(element);
    const isDone = (evidence: Evidence): boolean => {
      if (evidence.kind === 'emptied') {
        const value = writes.get(evidence.list);
        return value?.kind === 'list' && value.items.length === 0;
      }
      return (
        evidence.kind === 'done' &&
        isStep(element, evidence.step, model) &&
        runs(element, evidence.each) &&
        does(element, evidence)
      );
    };
    const about = facts.all.filter(({ voidedBy }) => !isShownOtherwise(element, voidedBy));
    return {
      writes,
      notes: [...writes].flatMap(([variable, value]) => [
        ...(value === undefined || referencedNames(value).length > 0
          ? [writtenBy(variable, element.id)]
          : []),
        ...(value?.kind === 'string' ? [textIn(variable, value.value)] : []),
      ]),
      done: about.filter(({ evidence }) => isDone(evidence)).map(({ key }) => key),
      speaksFor: about.filter(
        ({ evidence }) =>
          evidence.kind === 'said' &&
          // Where the loop may ask nobody, an old answer may be what is looked at, unless it was emptied before.
          (runs(element) || evidence.on.some(({ kind }) => kind === 'emptied')) &&
          evidence.steps.some((step) => isStep(element, step, model)),
      ),
    };
  }

  function gains(element: Element, before: ReadonlySet<string>): readonly string[] {
    const { done, speaksFor } = roleOf(element);
    if (done.length === 0 && speaksFor.length === 0) return [];
    const known = closed(new Set([...before, ...done]), facts);
    const spoken = speaksFor.filter(({ parts }) => parts.every((part) => known.has(part)));
    return [...done, ...spoken.map(({ key }) => spoke(key))];
  }

  /** Steps said yes where a flow asks for it, and the variables asked hold what they wrote. */
  function isAnswered(
    { key, evidence, yes, reads }: Fact,
    asked: ReadonlySet<string>,
    known: ReadonlySet<string>,
  ): boolean {
    if (evidence.kind !== 'said' || !known.has(spoke(key)) || !yes.every((one) => asked.has(one)))
      return false;
    return evidence.steps.every((step, at) => {
      const read = reads[at];
      if (read === undefined) return false;
      return Object.values(model.elements).some(
        (element) =>
          known.has(writtenBy(read.variable, element.id)) &&
          isStep(element, step, model) &&
          keepsAnswer(element, read, evidence.gives),
      );
    });
  }

  /** `planning = "planned"`, where a call wrote `planning`: the called process ended so. */
  function resultsAsked(condition: ReturnType<typeof written>, known: ReadonlySet<string>): Known {
    if (condition.kind !== 'comparison' || condition.operator !== '=') return new Set();
    const { left, right } = condition;
    if (left.kind !== 'name' || right.kind !== 'string') return new Set();
    const caller = Object.values(model.elements).find(({ id }) => known.has(writtenBy(left.name, id)));
    if (caller?.kind !== 'callActivity' || caller.loop !== undefined) return new Set();
    const called = literal(caller.called);
    const source = writesOf(caller).get(left.name);
    if (called === undefined || source?.kind !== 'name') return new Set();
    const found = results(called, { variable: source.name, text: right.value });
    return handedBack(found, caller, writtenIn(called), facts);
  }
}

/** Whether who answers a task sees something else under the name of a variable than the case holds. */
function isShownOtherwise(element: Element, variables: ReadonlySet<string>): boolean {
  return element.kind === 'userTask' && changedBy(element.inputs).some((name) => variables.has(name));
}

/** Once, or once for each item of the list that the policy names: a loop over anything else may do nothing, and one that ends early not all. */
function runs(element: Element, each?: string): boolean {
  if ('repeat' in element && element.repeat?.testBefore === true) return false;
  if (!('loop' in element) || element.loop === undefined) return each === undefined;
  const { over, completionCondition } = element.loop;
  if (completionCondition !== undefined) return false;
  return each !== undefined && 'collection' in over && keyOf(over.collection) === keyOf(written(each));
}

/** What holds when a flow is taken: its condition, or that none of the others holds. */
function conditionsOf({ id, source, when }: Flow, model: Model): readonly ReturnType<typeof written>[] {
  if (when !== undefined) return conjuncts(when);
  const from = model.elements[source];
  if (from === undefined || !('defaultFlow' in from) || from.defaultFlow !== id) return [];
  return from.outgoing.flatMap((other) => {
    const condition = model.flows[other]?.when;
    return condition === undefined ? [] : negations(condition);
  });
}

/** With the wholes whose parts are there. */
function closed(known: ReadonlySet<string>, facts: Facts): ReadonlySet<string> {
  const all = new Set(known);
  for (const { key, evidence, parts } of facts.all) {
    if (evidence.kind === 'all' && parts.every((part) => all.has(part))) all.add(key);
    if (evidence.kind === 'either' && parts.some((part) => all.has(part))) all.add(key);
  }
  return all;
}
