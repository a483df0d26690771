import { definitionsOfType } from '../event-definitions/kinds.ts';
import { isEventSubProcess } from '../model/container.ts';
import type { BpmnTypes, Drawn, FlowNode, Scope } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { beginsCase } from './message-name.ts';
import type { Found, Rule } from './rule.ts';
import { timeKinds, type TimeKind } from './time-kinds.ts';

/** Exactly one of date, duration and cycle, where it is allowed, in ISO 8601. BPMN 2.0, 10.5.5. */
export const timers: Rule = {
  code: 'BPMN_TIMER',
  check({ drawing, foreign }, found) {
    for (const event of drawing.nodes) {
      for (const timer of definitionsOfType(event, 'bpmn:TimerEventDefinition')) {
        const given = forms.filter(({ property }) => timer[property] !== undefined);
        if (given.length !== 1) {
          const what =
            given.length === 0
              ? 'neither date, duration nor cycle'
              : `${given.map(({ spoken }) => spoken).join(' and ')} at once`;
          // A foreign process may be drawn to be scheduled from outside: such a start event never fires by itself.
          const scheduled = foreign && given.length === 0 && beginsCase(event, drawing);
          const report = scheduled ? found.warning : found.error;
          report(event, `the timer has ${what}`, 'Give it exactly one of the three.');
        }
        for (const form of given) checkForm(event, timer, form, found);
      }
    }
  },
};

interface Form extends TimeKind {
  readonly property: 'timeDate' | 'timeDuration' | 'timeCycle';
}

const forms: readonly Form[] = [
  { property: 'timeDate', ...timeKinds.date },
  { property: 'timeDuration', ...timeKinds.duration },
  { property: 'timeCycle', ...timeKinds.cycle },
];

function checkForm(
  event: FlowNode,
  timer: Drawn & BpmnTypes['bpmn:TimerEventDefinition'],
  form: Form,
  found: Found,
): void {
  const { property, spoken, example } = form;
  const text = timer[property]?.body?.trim() ?? '';
  if (text === '') {
    found.error(event, `the timer's ${spoken} is empty`, `Write e.g. ${example}, or a FEEL expression.`);
  } else if (!text.startsWith('=') && !form.isValid(text)) {
    found.error(
      event,
      `"${text}" is not a ${spoken} in ISO 8601`,
      `Write e.g. ${example}, or a FEEL expression.`,
    );
  }
  if (property === 'timeCycle' && !mayRepeat(event)) {
    found.error(
      event,
      'a cycle cannot be waited for here: it would fire more than once',
      'Use a duration or a date, or make the event non-interrupting.',
    );
  }
}

function mayRepeat(event: FlowNode): boolean {
  if (isA(event, 'bpmn:BoundaryEvent')) return event.cancelActivity === false;
  if (isA(event, 'bpmn:StartEvent'))
    return !isEventSubProcess(event.$parent as Scope) || event.isInterrupting === false;
  return false;
}
