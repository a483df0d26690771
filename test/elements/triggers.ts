import type { ScriptedEvent } from '../../engine/memory/script.ts';
import { extensions } from '../../compiler/testing/sketch.ts';
import { formal, type Nodes } from './draw.ts';

/** How a trigger comes about in the case that draws it. */
export type Cause =
  /** It comes by itself, with time, or from outside. */
  | { readonly by: 'world'; readonly events: readonly ScriptedEvent[] }
  /** A step called `cause` brings it about, and the token goes on. */
  | { readonly by: 'step'; readonly cause: Nodes[string] }
  /** An end event called `cause` brings it about. */
  | { readonly by: 'end'; readonly cause: Nodes[string] };

/** A row of the table of events: what an event is drawn with. */
export interface Trigger {
  readonly name: string;
  readonly definition: string;
  /** Further attributes of an event that catches it. */
  readonly caughtBy?: string;
  readonly cause: Cause;
}

/** What the definitions refer to. */
export const roots = [
  ...['news', 'reply'].map(
    (name) =>
      `<message id="${name}" name="${name}">${extensions('subscription correlationKey="=&quot;key&quot;"')}</message>`,
  ),
  '<signal id="alarm" name="alarm" />',
  '<error id="lost" errorCode="LOST" />',
  '<escalation id="late" escalationCode="LATE" />',
].join('');

const message = (name: string): string => `<messageEventDefinition messageRef="${name}" />`;
const signal = '<signalEventDefinition signalRef="alarm" />';
const timer = (kind: string, text: string): string =>
  `<timerEventDefinition>${formal(kind, text)}</timerEventDefinition>`;
const error = '<errorEventDefinition errorRef="lost" />';
const escalation = '<escalationEventDefinition escalationRef="late" />';
const cancel = '<cancelEventDefinition />';
const compensation = '<compensateEventDefinition />';

const time: Cause = { by: 'world', events: [] };
const sent = (name: string): ScriptedEvent => ({ after: 'PT1H', message: name, key: 'key' });

/** Every kind of event, in the order of BPMN 2.0, table 10.93. */
export const triggers: readonly Trigger[] = [
  { name: 'none', definition: '', cause: time },
  { name: 'message', definition: message('news'), cause: { by: 'world', events: [sent('news')] } },
  { name: 'timer, date', definition: timer('timeDate', '2026-01-05T09:00:00Z'), cause: time },
  { name: 'timer, duration', definition: timer('timeDuration', 'PT1H'), cause: time },
  { name: 'timer, cycle', definition: timer('timeCycle', 'R1/PT1H'), cause: time },
  { name: 'error', definition: error, cause: { by: 'end', cause: ['endEvent', error] } },
  {
    name: 'escalation',
    definition: escalation,
    cause: { by: 'step', cause: ['intermediateThrowEvent', escalation] },
  },
  { name: 'cancel', definition: cancel, cause: { by: 'end', cause: ['endEvent', cancel] } },
  { name: 'compensation', definition: compensation, cause: time },
  {
    name: 'conditional',
    definition: `<conditionalEventDefinition>${formal('condition', '=spent > 10')}</conditionalEventDefinition>`,
    cause: {
      by: 'step',
      cause: ['scriptTask', extensions('script expression="=20" resultVariable="spent"')],
    },
  },
  { name: 'link', definition: '<linkEventDefinition name="there" />', cause: time },
  {
    name: 'signal',
    definition: signal,
    cause: { by: 'world', events: [{ after: 'PT1H', signal: 'alarm' }] },
  },
  { name: 'terminate', definition: '<terminateEventDefinition />', cause: time },
  {
    name: 'multiple',
    definition: message('news') + signal,
    cause: { by: 'world', events: [sent('news')] },
  },
  {
    name: 'parallel multiple',
    definition: message('news') + message('reply'),
    caughtBy: 'parallelMultiple="true"',
    cause: { by: 'world', events: [sent('reply'), sent('news')] },
  },
];
