import type { Data, Evidence, Policy, Step, TableRule } from '../../definitions/policy.ts';
import { FACT } from './known.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import { referencedNames, references } from '../feel/index.ts';
import type { Asked } from './answers.ts';
import { conjuncts, keyOf as conditionKey, written } from './wording.ts';

/** Something that may have happened on every way to a place, by key. */
export interface Fact {
  readonly key: string;
  readonly evidence: Evidence;
  /** Facts that it is made of: the parts of `all` and `either`, what a step spoke on. */
  readonly parts: readonly string[];
  /** Keys of the conditions that say yes, and what of which variables they read. */
  readonly yes: readonly string[];
  readonly reads: readonly Asked[];
  readonly voidedBy: ReadonlySet<string>;
}

/** All facts that policies speak of, parts before what they make; and which facts are lost with which. */
export interface Facts {
  readonly all: readonly Fact[];
  /** The key of an evidence of the policies: short, for sets hold many of them. */
  keyOf(evidence: Evidence): string;
  /** A fact, and all that it is a part of. */
  lostWith(key: string): readonly string[];
}

/** Policies seldom change, and what elements mean for their facts is remembered by these. */
let last: { readonly policies: readonly Policy[]; readonly facts: Facts } | undefined;

/** What the policies' controls are made of: the same facts for the same policies. */
export function factsOfPolicies(policies: readonly Policy[]): Facts {
  const isSame =
    last?.policies.length === policies.length && last.policies.every((policy, at) => policy === policies[at]);
  if (last === undefined || !isSame) last = { policies, facts: collectFacts(policies) };
  return last.facts;
}

function collectFacts(policies: readonly Policy[]): Facts {
  const byKey = new Map<string, Fact>();
  const keys = new Map<string, string>();
  const keyOf = (evidence: Evidence): string => {
    const text = JSON.stringify(evidence);
    const key = keys.get(text) ?? `${FACT}${keys.size}`;
    keys.set(text, key);
    return key;
  };
  const add = (evidence: Evidence, voidedBy: readonly string[]): string => {
    const key = keyOf(evidence);
    const inner = evidence.kind === 'said' ? evidence.on : 'of' in evidence ? evidence.of : [];
    const parts = inner.map((part) => add(part, voidedBy));
    const yes = evidence.kind === 'said' ? conjuncts(written(evidence.yes)) : [];
    byKey.set(key, {
      key,
      evidence,
      parts,
      yes: yes.map(conditionKey),
      reads: askedIn(yes),
      voidedBy: new Set([...(byKey.get(key)?.voidedBy ?? []), ...voidedBy]),
    });
    return key;
  };
  for (const policy of policies) {
    if (policy.kind !== 'before') continue;
    for (const { evidence, voidedBy } of policy.controls) add(evidence, voidedBy);
  }
  const all = [...byKey.values()];
  const lost = new Map<string, readonly string[]>();
  // Whoever has a part stands behind it.
  for (const { key } of all.toReversed()) {
    const above = all.filter(({ parts }) => parts.includes(key));
    lost.set(key, [...new Set([key, ...above.flatMap((whole) => lost.get(whole.key) ?? [whole.key])])]);
  }
  return { all, keyOf, lostWith: (key) => lost.get(key) ?? [key] };
}

function askedIn(conditions: readonly Expression[]): readonly Asked[] {
  const read = conditions.flatMap(references);
  return [...new Set(conditions.flatMap(referencedNames))].map((variable) => ({
    variable,
    paths: read.flatMap(({ name, path }) => (name === variable ? [path] : [])),
  }));
}

/** An evidence in words, for messages. */
export function inWords(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'done':
      return `${stepInWords(evidence.step)} is done${evidence.each === undefined ? '' : ` for each of ${evidence.each}`}${dataInWords(evidence)}`;
    case 'said':
      return `${evidence.steps.map(stepInWords).join(' and ')} said yes (a flow behind asks what was answered, unchanged: ${evidence.yes})${dataInWords(evidence)}`;
    case 'emptied':
      return `${evidence.list} is emptied`;
    case 'all':
      return evidence.of.map(inWords).join(', and ');
    case 'either':
      return evidence.of.map(inWords).join(', or ');
    default:
      return evidence satisfies never;
  }
}

function ruleInWords({ of, gives }: TableRule): string {
  const inputs = Object.entries(of).map(
    ([input, values]) => `${input} (${values.map((value) => JSON.stringify(value)).join(', ')})`,
  );
  return `${inputs.join(' with ')}${gives.length === 0 ? '' : ` that gives ${gives.join(' and ')}`}`;
}

export function dataInWords({
  gives = {},
  takes = {},
}: { readonly [Part in keyof Data]: Data[Part] | undefined }): string {
  const written = Object.entries(gives).map(([variable, text]) => ` and writes ${variable} as ${text}`);
  const taken = Object.entries(takes).map(([name, text]) => ` with the input ${name} as ${text}`);
  return [...taken, ...written].join('');
}

export function stepInWords(step: Step): string {
  switch (step.by) {
    case 'action':
      return `the action ${step.id}${step.process === undefined ? '' : ` in ${step.process}`}`;
    case 'decision':
      return `the decision ${step.id}${step.judges.length === 0 ? '' : `, with a rule for ${step.judges.map(ruleInWords).join(', for ')} alone,`}`;
    case 'task':
      return `the task ${step.id} of ${step.process}${step.role === undefined ? '' : ` (${step.role})`}`;
    case 'call':
      return `the process ${step.process}`;
    case 'script':
      return `the script that makes ${step.writes} as ${step.gives}`;
    default:
      return step satisfies never;
  }
}
