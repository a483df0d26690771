/** Symbols as SVG around the point (0, 0), about 16 pixels wide; `filled` where the event throws. */
type Glyph = (filled: boolean) => string;

const INK = '#24292f';

function shape(path: string, filled: boolean, more = ''): string {
  return `<path d="${path}" fill="${filled ? INK : 'none'}" stroke="${INK}"${more} />`;
}

const envelope: Glyph = (filled) =>
  `<rect x="-8" y="-5.5" width="16" height="11" fill="${filled ? INK : '#fff'}" stroke="${INK}" />` +
  `<path d="M-8 -5.5 L0 1 L8 -5.5" fill="none" stroke="${filled ? '#fff' : INK}" />`;
const backwards: Glyph = (filled) => shape('M0 -5 L-7.5 0 L0 5 Z M7.5 -5 L0 0 L7.5 5 Z', filled);
const pentagon: Glyph = (filled) => shape('M0 -8 L7.6 -2.5 L4.7 6.5 L-4.7 6.5 L-7.6 -2.5 Z', filled);
const plus = 'M-2 -8 H2 V-2 H8 V2 H2 V8 H-2 V2 H-8 V-2 H-2 Z';
const table = '<path d="M-7 -6 H7 V6 H-7 Z M-7 -2 H7 M-7 2 H7 M-2 -2 V6" fill="none" stroke="#24292f" />';
const page = 'M-6 -8 H6 V8 H-6 Z M-4 -5 H4 M-4 -2 H4 M-4 1 H4 M-4 4 H4';

/** By what bpmn-moddle calls the event definition. */
export const eventGlyphs: { readonly [type: string]: Glyph } = {
  'bpmn:MessageEventDefinition': envelope,
  'bpmn:TimerEventDefinition': () =>
    `<circle r="8.5" fill="none" stroke="${INK}" />` + shape('M0 -6 V0 L4 2', false),
  'bpmn:ErrorEventDefinition': (filled) => shape('M-7 7 L-3 -6 L1 2 L7 -7 L3 7 L-1 -1 Z', filled),
  'bpmn:EscalationEventDefinition': (filled) => shape('M0 -8 L6 7 L0 1 L-6 7 Z', filled),
  'bpmn:CancelEventDefinition': (filled) => `<g transform="rotate(45)">${shape(plus, filled)}</g>`,
  'bpmn:CompensateEventDefinition': backwards,
  'bpmn:ConditionalEventDefinition': () => shape(page, false),
  'bpmn:LinkEventDefinition': (filled) => shape('M-8 -3 H1 V-7 L8 0 L1 7 V3 H-8 Z', filled),
  'bpmn:SignalEventDefinition': (filled) => shape('M0 -8 L8 6 H-8 Z', filled),
  'bpmn:TerminateEventDefinition': () => `<circle r="9" fill="${INK}" />`,
};

/** Several definitions at one event. */
export const severalGlyphs = {
  any: pentagon,
  all: (): string => shape(plus, false),
} as const;

/** What a gateway asks, inside its diamond. */
export const gatewayGlyphs: { readonly [type: string]: string } = {
  'bpmn:ExclusiveGateway': `<path d="M-6 -7 L6 7 M6 -7 L-6 7" stroke="${INK}" stroke-width="3" />`,
  'bpmn:ParallelGateway': `<path d="M0 -9 V9 M-9 0 H9" stroke="${INK}" stroke-width="3" />`,
  'bpmn:InclusiveGateway': `<circle r="8.5" fill="none" stroke="${INK}" stroke-width="2.5" />`,
  'bpmn:ComplexGateway': `<path d="M0 -9 V9 M-9 0 H9 M-6.5 -6.5 L6.5 6.5 M6.5 -6.5 L-6.5 6.5" stroke="${INK}" stroke-width="2.5" />`,
};

/** How a task is done, in its left upper corner. */
export const taskGlyphs: { readonly [type: string]: string } = {
  'bpmn:UserTask': `<circle cy="-4" r="3.5" fill="none" stroke="${INK}" />${shape('M-6.5 7 C-6.5 -1 6.5 -1 6.5 7 Z', false)}`,
  'bpmn:ManualTask': shape(
    'M-7 2 V-2 Q-5 -6 -1 -6 H1 V-4 H7 V-2 H2 M7 -2 V0 H2 M7 0 V2 H2 M6 2 V4 H-5 Q-7 4 -7 2',
    false,
  ),
  'bpmn:ServiceTask': `<circle r="5" fill="none" stroke="${INK}" /><circle r="7" fill="none" stroke="${INK}" stroke-width="2.5" stroke-dasharray="2.75" /><circle r="1.8" fill="none" stroke="${INK}" />`,
  'bpmn:SendTask': envelope(true),
  'bpmn:ReceiveTask': envelope(false),
  'bpmn:ScriptTask': shape(
    'M-4 -7 H6 Q2 -4 4 0 Q6 4 3 7 H-7 Q-3 4 -5 0 Q-7 -4 -4 -7 Z M-2.5 -4 H2.5 M-2.5 0 H2 M-2 4 H3',
    false,
  ),
  'bpmn:BusinessRuleTask': table,
};

/** At the bottom of an activity. */
export const markers = {
  loop: shape('M-3 5 A6 6 0 1 1 3 5 M-3 5 H-8 M-3 5 V0', false),
  parallel: `<path d="M-5 -6 V6 M0 -6 V6 M5 -6 V6" stroke="${INK}" stroke-width="2.5" />`,
  sequential: `<path d="M-6 -5 H6 M-6 0 H6 M-6 5 H6" stroke="${INK}" stroke-width="2.5" />`,
  compensation: backwards(false),
  adHoc: `<path d="M-7 2 Q-3.5 -5 0 0 Q3.5 5 7 -2" fill="none" stroke="${INK}" stroke-width="2.5" />`,
} as const;
