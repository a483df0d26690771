import { extensions } from '../../compiler/testing/sketch.ts';
import { demo, scope, two, type Nodes } from './draw.ts';
import type { CaseRun, ElementCase } from './element-case.ts';
import { roots, type Trigger } from './triggers.ts';

/** A column of the table of events: where an event stands, and what has to happen when it does. */
export interface Position {
  readonly name: string;
  draw(trigger: Trigger): DrawnCase;
}

type DrawnCase = Omit<ElementCase, 'cell' | 'element'>;

/** A step that takes two hours; what comes from the world comes after one. */
export const work: Nodes[string] = ['serviceTask', extensions('taskDefinition type="work"')];
export const answers = { jobs: { work: { after: 'PT2H', complete: {} } } };

/** What can be undone, and what undoes it. */
export const undoable: Nodes = {
  undone: ['boundaryEvent attachedToRef="book"', '<compensateEventDefinition />'],
  undoes: 'association sourceRef="undone" targetRef="undo"',
  undo: 'task isForCompensation="true"',
};

/** Where events stand, in the order of BPMN 2.0, table 10.93. */
export const positions: readonly Position[] = [
  { name: 'start', draw: startOfProcess },
  { name: 'event sub-process, interrupting', draw: (trigger) => eventSubProcess(trigger, true) },
  { name: 'event sub-process, non-interrupting', draw: (trigger) => eventSubProcess(trigger, false) },
  { name: 'intermediate catch', draw: intermediateCatch },
  { name: 'intermediate throw', draw: intermediateThrow },
  { name: 'boundary, interrupting', draw: (trigger) => boundary(trigger, true) },
  { name: 'boundary, non-interrupting', draw: (trigger) => boundary(trigger, false) },
  { name: 'end', draw: endEvent },
];

const catching = (kind: string, { caughtBy = '', definition }: Trigger): Nodes[string] => [
  `${kind} ${caughtBy}`.trim(),
  definition,
];

/** Where the trigger comes about while its scope is active: `work` lasts longer than it takes to come. */
function course({ cause }: Trigger): { readonly flows: readonly string[]; readonly nodes: Nodes } {
  if (cause.by === 'world') return { flows: ['begin > work > end'], nodes: { work } };
  const flows = cause.by === 'end' ? ['begin > work > cause'] : ['begin > cause > work > end'];
  return { flows, nodes: { work, cause: cause.cause } };
}

function run({ cause }: Trigger): CaseRun {
  return { script: { ...answers, events: cause.by === 'world' ? cause.events : [] } };
}

function startOfProcess(trigger: Trigger): DrawnCase {
  const content = scope(['event > end'], { event: catching('startEvent', trigger) });
  const { name, cause } = trigger;
  const happened = 'event > end';
  if (cause.by !== 'world' || cause.events.length === 0) {
    const byClock = name.startsWith('timer') ? { startEvent: 'event' } : { variables: { spent: 20 } };
    return { xml: two({ id: 'demo', content }, other, roots), happened, run: byClock };
  }
  const tell = name === 'multiple' ? trigger.definition.slice(0, trigger.definition.indexOf('<signal')) : '';
  const sender = scope(['press > tell'], { tell: ['endEvent', tell || trigger.definition] });
  return {
    xml: two({ id: 'demo', content }, { id: 'sender', content: sender }, roots),
    happened,
    run: { process: 'sender' },
  };
}

const other = { id: 'other', content: scope(['press > done']) };

function eventSubProcess(trigger: Trigger, interrupting: boolean): DrawnCase {
  const handler = scope(['event > handled'], {
    event: catching(`startEvent isInterrupting="${interrupting}"`, trigger),
  });
  const react = { react: ['subProcess triggeredByEvent="true"', handler] } as const;
  if (trigger.name === 'compensation') {
    const trip = scope(['first > book > booked'], react);
    return {
      xml: demo(['begin > trip > undo > end'], {
        trip: ['subProcess', trip],
        undo: ['intermediateThrowEvent', trigger.definition],
      }),
      happened: 'book > event > handled > undo > end',
    };
  }
  const { flows, nodes } = course(trigger);
  return {
    xml: demo(flows, { ...nodes, ...react }, roots),
    happened: interrupting ? 'event > handled' : 'event > handled > work > end',
    ...(interrupting ? { never: ['end'] } : {}),
    run: run(trigger),
  };
}

function intermediateCatch(trigger: Trigger): DrawnCase {
  const event = catching('intermediateCatchEvent', trigger);
  const { cause, name, definition } = trigger;
  if (name === 'link') {
    const nodes = { event, cause: ['intermediateThrowEvent', definition] } as const;
    return { xml: demo(['begin > cause', 'event > end'], nodes), happened: 'begin > cause > event > end' };
  }
  if (cause.by !== 'step')
    return {
      xml: demo(['begin > event > end'], { event }, roots),
      happened: 'begin > event > end',
      run: run(trigger),
    };
  const flows = ['begin > fork > event > join > end', 'fork > cause > join'];
  const nodes = { fork: 'parallelGateway', join: 'parallelGateway', event, cause: cause.cause } as const;
  return { xml: demo(flows, nodes, roots), happened: 'cause > event > join > end' };
}

/** Where an event that is thrown is heard: it comes back to its own process. */
const heard = new Map([
  ['message', { interrupting: false, happened: 'event > heard' }],
  ['escalation', { interrupting: false, happened: 'event > heard' }],
  ['signal', { interrupting: false, happened: 'event > heard' }],
  ['multiple', { interrupting: false, happened: 'event > heard > heard' }],
  ['error', { interrupting: true, happened: 'event entered > heard' }],
]);

function listener({ name, definition }: Trigger): Nodes {
  const listens = heard.get(name);
  if (listens === undefined) return {};
  const start = `startEvent isInterrupting="${listens.interrupting}"`;
  const inside = scope(['hear > heard'], { hear: [start, definition] });
  return { listen: ['subProcess triggeredByEvent="true"', inside] };
}

function intermediateThrow(trigger: Trigger): DrawnCase {
  const { name, definition, caughtBy = '' } = trigger;
  const event = [`intermediateThrowEvent ${caughtBy}`.trim(), definition] as const;
  if (name === 'link') {
    const nodes = { event, there: ['intermediateCatchEvent', definition] } as const;
    return { xml: demo(['begin > event', 'there > end'], nodes), happened: 'begin > event > there > end' };
  }
  if (name === 'compensation')
    return {
      xml: demo(['begin > book > event > end'], { ...undoable, event }),
      happened: 'begin > book > undo > event > end',
    };
  return {
    xml: demo(['begin > event > work > end'], { event, work, ...listener(trigger) }, roots),
    happened: `${heard.get(name)?.happened ?? 'event'} > end`,
    run: { script: answers },
  };
}

function endEvent(trigger: Trigger): DrawnCase {
  const { name, definition, caughtBy = '' } = trigger;
  const event = [`endEvent ${caughtBy}`.trim(), definition] as const;
  const flows = ['begin > fork > work > done', 'fork > event'];
  const nodes = { fork: 'parallelGateway', work, event } as const;
  if (name === 'cancel') {
    const trip = scope(flows, nodes);
    const heardBy = ['boundaryEvent attachedToRef="trip"', definition] as const;
    return {
      xml: demo(['start > trip > end', 'cancelled > heard'], {
        trip: ['transaction', trip],
        cancelled: heardBy,
      }),
      happened: 'event > cancelled > heard',
      never: ['work', 'trip', 'end'],
    };
  }
  if (name === 'compensation')
    return {
      xml: demo(['begin > book > event'], { ...undoable, event }),
      happened: 'begin > book > undo > event',
    };
  const ends = name === 'error' || name === 'terminate';
  return {
    xml: demo(flows, { ...nodes, ...listener(trigger) }, roots),
    happened: `${heard.get(name)?.happened ?? 'event'}${ends ? '' : ' > done'}`,
    ...(ends ? { never: ['work', 'done'] } : {}),
    run: { script: answers },
  };
}

function boundary(trigger: Trigger, interrupting: boolean): DrawnCase {
  const { name } = trigger;
  const kind = `boundaryEvent cancelActivity="${interrupting}"`;
  if (name === 'compensation') {
    const undo: Nodes = { ...undoable, undoes: 'association sourceRef="event" targetRef="undo"' };
    const { undone: _, ...nodes } = undo;
    return {
      xml: demo(['begin > book > back > end'], {
        ...nodes,
        back: ['intermediateThrowEvent', trigger.definition],
        event: catching(`${kind} attachedToRef="book"`, trigger),
      }),
      happened: 'begin > book > undo > back > end',
    };
  }
  const { flows, nodes } = course(trigger);
  const inside = scope(
    flows.map((flow) => flow.replace('begin', 'first').replace('end', 'last')),
    nodes,
  );
  const host = [name === 'cancel' ? 'transaction' : 'subProcess', inside] as const;
  const event = catching(`${kind} attachedToRef="host"`, trigger);
  return {
    xml: demo(['begin > host > end', 'event > handled'], { host, event }, roots),
    happened: interrupting ? 'begin > event > handled' : 'begin > event > handled > host > end',
    ...(interrupting ? { never: ['host', 'end'] } : {}),
    run: run(trigger),
  };
}
