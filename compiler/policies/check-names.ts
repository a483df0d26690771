import type { Evidence, Policy, Step } from '../../definitions/policy.ts';
import type { Model } from '../../engine/model.ts';
import { nearest } from '../feel/nearest.ts';
import type { PolicyFault } from './exceptions.ts';

/** What policies may name. */
export interface KnownNames {
  readonly actions: readonly string[];
  readonly processes: readonly string[];
  /** Of the processes that compile. */
  readonly models: ReadonlyMap<string, Model>;
}

export interface UnknownName {
  readonly name: string;
  readonly said: PolicyFault;
}

/** Names in a policy that nothing has: such a rule would hold for ever, or never. */
export function unknownNames(policy: Policy, known: KnownNames): readonly UnknownName[] {
  const faults = namesIn(policy).flatMap(({ what, name, process }): readonly UnknownName[] => {
    const among = candidates(what, process, known);
    if (among === undefined || among.includes(name)) return [];
    const meant = nearest(name, among);
    return [
      {
        name,
        said: {
          code: 'POLICY_NAME_UNKNOWN',
          message: `the rule names the ${what} "${name}", which there is not${process === undefined ? '' : ` in ${process}`}`,
          hint: meant === undefined ? 'Correct the name, or take it out.' : `Did you mean "${meant}"?`,
        },
      },
    ];
  });
  return [...new Map(faults.map((fault) => [fault.said.message, fault])).values()];
}

interface Name {
  readonly what: 'action' | 'process' | 'task' | 'decision' | 'step';
  readonly name: string;
  readonly process?: string;
}

/** Undefined where it cannot be known: of a process that does not compile. */
function candidates(
  what: Name['what'],
  process: string | undefined,
  { actions, processes, models }: KnownNames,
): readonly string[] | undefined {
  switch (what) {
    case 'action':
      return actions;
    case 'process':
      return processes;
    case 'decision':
      if (models.size < processes.length) return undefined;
      return [...models.values()].flatMap(({ decisions }) =>
        Object.values(decisions?.nodes ?? {}).flatMap(({ id, name }) => [id, name]),
      );
    case 'task':
    case 'step': {
      const elements = models.get(process ?? '')?.elements;
      if (elements === undefined) return undefined;
      return Object.values(elements).flatMap(({ id, kind }) =>
        what === 'step' || kind === 'userTask' ? [id] : [],
      );
    }
    default:
      return what satisfies never;
  }
}

const processes = (...names: readonly (string | undefined)[]): readonly Name[] =>
  names.flatMap((name) => (name === undefined ? [] : [{ what: 'process', name }]));

function namesIn(policy: Policy): readonly Name[] {
  const excused = (policy.exceptions ?? []).flatMap(({ process, element }): readonly Name[] => [
    ...processes(process),
    { what: 'step', name: element, process },
  ]);
  return [...excused, ...namesDemanded(policy)];
}

function namesDemanded(policy: Policy): readonly Name[] {
  switch (policy.kind) {
    case 'before': {
      const { target, controls } = policy;
      const actions = 'actions' in target ? target.actions : [];
      return [
        ...actions.map((name): Name => ({ what: 'action', name })),
        ...processes(target.process),
        ...controls.flatMap(({ evidence }) => namesProven(evidence)),
      ];
    }
    case 'differentPeople':
      return policy.separations.flatMap(({ process, task, not }): readonly Name[] => [
        ...processes(process),
        { what: 'task', name: task, process },
        ...not.flatMap((other): readonly Name[] =>
          typeof other === 'string' ? [] : [{ what: 'task', name: other.task, process }],
        ),
      ]);
    case 'everyStep':
      return policy.does.flatMap((demand) =>
        'step' in demand ? namesOfStep(demand.step) : processes(demand.process),
      );
    case 'onlyCalled':
      return processes(...policy.processes);
    case 'everyTask':
    case 'everyTool':
    case 'built-in':
      return [];
    default:
      return policy satisfies never;
  }
}

function namesProven(evidence: Evidence): readonly Name[] {
  switch (evidence.kind) {
    case 'done':
      return namesOfStep(evidence.step);
    case 'said':
      return [...evidence.steps.flatMap(namesOfStep), ...evidence.on.flatMap(namesProven)];
    case 'emptied':
      return [];
    case 'all':
    case 'either':
      return evidence.of.flatMap(namesProven);
    default:
      return evidence satisfies never;
  }
}

function namesOfStep(step: Step): readonly Name[] {
  switch (step.by) {
    case 'action':
      return [{ what: 'action', name: step.id }, ...processes(step.process)];
    case 'decision':
      return [{ what: 'decision', name: step.id }];
    case 'task':
      return [...processes(step.process), { what: 'task', name: step.id, process: step.process }];
    case 'call':
      return processes(step.process);
    case 'script':
      return [];
    default:
      return step satisfies never;
  }
}
