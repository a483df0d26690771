import type { Expression } from '../../engine/feel/tree.ts';
import type { Element, EventDefinition, Job, MessageDefinition, Model } from '../../engine/model.ts';
import type { timeKinds } from '../rules/time-kinds.ts';
import type { Scopes } from './scopes.ts';
import type { Shape } from './shape.ts';

/** One expression of a model: where it stands, what it sees, what it must give. */
export interface Read {
  /** Id of the element or flow. */
  readonly id: string;
  readonly what: string;
  readonly expression: Expression;
  readonly variables: Shape;
  /** A path through the process depends on it. */
  readonly decides?: true;
  readonly wanted?: Wanted;
  /** Read when the element has done its work. */
  readonly after?: true;
  /** The variable that an output writes it to. */
  readonly target?: string;
}

/** What a place takes: values of a shape, a time, or a correlation key. */
export type Wanted = Shape | keyof typeof timeKinds | 'key';

const boolean: Shape = { type: ['boolean', 'null'] };
const text: Shape = { type: ['string', 'null'] };
const number: Shape = { type: ['number', 'null'] };
const list: Shape = { type: ['array', 'null'] };

/** Every expression of a model. */
export function readsOf(model: Model, scopes: Scopes): readonly Read[] {
  const flows = Object.values(model.flows).flatMap((flow): Read[] => {
    const source = model.elements[flow.source];
    if (flow.when === undefined || source === undefined) return [];
    const variables = source.kind === 'complexGateway' ? scopes.within(source) : scopes.around(source);
    return [
      { id: flow.id, what: 'condition', expression: flow.when, variables, decides: true, wanted: boolean },
    ];
  });
  return [...flows, ...Object.values(model.elements).flatMap((element) => elementReads(element, scopes))];
}

function elementReads(element: Element, scopes: Scopes): readonly Read[] {
  const { id } = element;
  const around = scopes.around(element);
  const within = scopes.within(element);
  const behind = scopes.behind(element);
  const read = (
    what: string,
    expression: Expression | undefined,
    variables: Shape,
    wanted?: Wanted,
  ): Read[] =>
    expression === undefined
      ? []
      : [{ id, what, expression, variables, ...(wanted === undefined ? {} : { wanted }) }];
  const job = (given: Job | undefined): Read[] =>
    given === undefined
      ? []
      : [...read('job type', given.type, within, text), ...read('retries', given.retries, within, number)];
  return [
    ...('inputs' in element ? (element.inputs ?? []) : []).flatMap(({ source, target }, index, all) =>
      read(`input ${target}`, source, withTargets(scopes.looped(element), all.slice(0, index))),
    ),
    ...('outputs' in element ? (element.outputs ?? []) : []).flatMap(({ source, target }, index, all) =>
      read(`output ${target}`, source, withTargets(behind, all.slice(0, index))).map((one) => ({
        ...one,
        after: true as const,
        target: target.split('.')[0] ?? '',
      })),
    ),
    ...loopReads(element, around, behind, read),
    ...repeatReads(element, around, behind, read),
    ...('inputSets' in element ? (element.inputSets ?? []).flat() : []).flatMap((source) =>
      read('data input', source, scopes.looped(element)),
    ),
    ...[...(element.listeners?.start ?? []), ...(element.listeners?.end ?? [])].flatMap(job),
    ...('event' in element ? eventReads(element.event, within, read, job) : []),
    ...ownReads(element, around, within, read, job),
  ];
}

type ReadOne = (
  what: string,
  expression: Expression | undefined,
  variables: Shape,
  wanted?: Wanted,
) => Read[];
type ReadJob = (job: Job | undefined) => Read[];

function loopReads(element: Element, around: Shape, behind: Shape, read: ReadOne): readonly Read[] {
  if (!('loop' in element) || element.loop === undefined) return [];
  const { over, output, completionCondition, throws = [] } = element.loop;
  const counters = {
    numberOfInstances: number,
    numberOfActiveInstances: number,
    numberOfCompletedInstances: number,
    numberOfTerminatedInstances: number,
  };
  const completion = {
    ...behind,
    properties: { ...behind.properties, ...counters, ...(output ? { [output.collection]: {} } : {}) },
  };
  return [
    ...('collection' in over
      ? read('input collection', over.collection, around, list)
      : read('loop cardinality', over.cardinality, around, number)),
    ...afterwards([
      ...read('output element', output?.element, behind),
      ...deciding(read('completion condition', completionCondition, completion, boolean)),
      ...throws.flatMap(({ when, event }) => [
        ...(typeof when === 'string' ? [] : deciding(read('behavior', when.holds, completion, boolean))),
        ...eventReads(event, completion, read, () => []),
      ]),
    ]),
  ];
}

function repeatReads(element: Element, around: Shape, behind: Shape, read: ReadOne): readonly Read[] {
  if (!('repeat' in element) || element.repeat === undefined) return [];
  const { condition, testBefore } = element.repeat;
  const seen = withTargets(testBefore ? around : behind, [{ target: 'loopCounter' }]);
  const reads = deciding(read('loop condition', condition, seen, boolean));
  return testBefore ? reads : afterwards(reads);
}

/** The element has done its work by then. */
function afterwards(reads: readonly Read[]): readonly Read[] {
  return reads.map((one) => ({ ...one, after: true as const }));
}

/** A path through the process depends on them. */
function deciding(reads: readonly Read[]): readonly Read[] {
  return reads.map((one) => ({ ...one, decides: true as const }));
}

function eventReads(event: EventDefinition, variables: Shape, read: ReadOne, job: ReadJob): readonly Read[] {
  switch (event.kind) {
    case 'timer':
      if ('date' in event) return read('time date', event.date, variables, 'date');
      return 'cycle' in event
        ? read('time cycle', event.cycle, variables, 'cycle')
        : read('time duration', event.duration, variables, 'duration');
    case 'message':
      return messageReads(event, variables, read, job);
    case 'error':
      return read('error code', event.code, variables, text);
    case 'escalation':
      return read('escalation code', event.code, variables, text);
    case 'signal':
      return read('signal name', event.name, variables, text);
    case 'conditional':
      return read('condition', event.condition, variables, boolean).map((one) => ({ ...one, decides: true }));
    case 'multiple':
      return event.events.flatMap((single) => eventReads(single, variables, read, job));
    case 'none':
    case 'link':
    case 'terminate':
    case 'compensation':
    case 'cancel':
      return [];
    default:
      return event satisfies never;
  }
}

function messageReads(
  message: MessageDefinition,
  variables: Shape,
  read: ReadOne,
  job: ReadJob,
): readonly Read[] {
  return [
    ...read('message name', message.name, variables, text),
    ...read('correlation key', message.correlationKey, variables, 'key'),
    ...job(message.job),
  ];
}

function ownReads(
  element: Element,
  around: Shape,
  within: Shape,
  read: ReadOne,
  job: ReadJob,
): readonly Read[] {
  switch (element.kind) {
    case 'userTask': {
      const { assignee, candidateGroups, candidateUsers, due, followUp, priority, excluded } = element.task;
      return [
        ...read('assignee', assignee, within, text),
        ...read('candidate groups', candidateGroups, within, list),
        ...read('candidate users', candidateUsers, within, list),
        ...read('due date', due, within, 'due'),
        ...read('follow-up date', followUp, within, 'due'),
        ...read('priority', priority, within, number),
        ...read('excluded people', excluded, within, list),
      ];
    }
    case 'serviceTask':
      return job(element.job);
    case 'sendTask':
      return [
        ...job(element.job),
        ...(element.message ? messageReads(element.message, within, read, job) : []),
      ];
    case 'receiveTask':
      return messageReads(element.message, around, read, job);
    case 'scriptTask':
      return 'expression' in element.script
        ? read('script', element.script.expression, within)
        : job(element.script.job);
    case 'businessRuleTask':
      return 'decision' in element.rule
        ? read('decision id', element.rule.decision, within, text)
        : job(element.rule.job);
    case 'callActivity':
      return read('process id', element.called, within, text);
    case 'complexGateway':
      return read('activation condition', element.activation, within, boolean).map((one) => ({
        ...one,
        decides: true as const,
      }));
    case 'adHocSubProcess': {
      const { activates, completionCondition, output } = element;
      const collected = withTargets(within, output === undefined ? [] : [{ target: output.collection }]);
      return [
        ...read('active elements', activates, within, list),
        ...deciding(read('completion condition', completionCondition, collected, boolean)),
      ];
    }
    default:
      return [];
  }
}

function withTargets(shape: Shape, mappings: readonly { readonly target: string }[]): Shape {
  const targets = mappings.map(({ target }) => target.split('.')[0] ?? '');
  const known = shape.properties ?? {};
  const fresh = targets.filter((name) => !(name in known)).map((name): [string, Shape] => [name, {}]);
  // The same shape as before is typed but once.
  return fresh.length === 0 ? shape : { ...shape, properties: { ...known, ...Object.fromEntries(fresh) } };
}
