import { IncidentError } from '../kernel/incident-error.ts';
import type { EventSemantics } from '../kernel/move.ts';
import type { TimerDefinition } from '../model/events.ts';
import { firstFiring } from '../time/cycle.ts';

/** Fires at a date, after a duration, or again and again. BPMN 2.0, 10.5.5. */
export const timer: EventSemantics<TimerDefinition> = {
  trigger(definition, site) {
    if ('date' in definition)
      return { kind: 'timer', due: site.time(definition.date, 'the date of a timer') };
    if ('duration' in definition)
      return { kind: 'timer', due: site.time(definition.duration, 'the duration of a timer') };
    const cycle = site.text(definition.cycle, 'the cycle of a timer');
    const firing = firstFiring(cycle, site.at);
    if (firing === undefined) {
      throw new IncidentError(
        'TIME_INVALID',
        `"${cycle}" is neither an ISO 8601 repetition (R3/PT1H) nor a cron expression`,
      );
    }
    return { kind: 'timer', ...firing };
  },
};
