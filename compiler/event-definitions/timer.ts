import type { Expression } from '../../engine/feel/tree.ts';
import type { CompileEventDefinition } from './table.ts';

/** bpmn:timerEventDefinition: a date, a duration or a cycle; which of them is allowed where, the timer rule says. */
export const timer: CompileEventDefinition<'timer'> = (
  { timeDate, timeDuration, timeCycle },
  event,
  { expressions },
) => {
  const read = (body: string | undefined, what: string) =>
    body?.trim() ? expressions.value(body.trim(), event, what) : expressions.missing(event, what);
  if (timeDate !== undefined) return { kind: 'timer', date: read(timeDate.body, 'time date') };
  if (timeCycle !== undefined) return { kind: 'timer', cycle: read(timeCycle.body, 'time cycle') };
  if (timeDuration !== undefined)
    return { kind: 'timer', duration: read(timeDuration.body, 'time duration') };
  return { kind: 'timer', date: never };
};

/** A timer without a time never fires; the timer rule lets it pass where a case is started otherwise. */
const never: Expression = { kind: 'null', at: [0, 0] };
